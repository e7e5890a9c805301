package dev.drydock.hub.job;

import dev.drydock.hub.store.HubFolder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs as the hub's folder holds them; those that run are further than that. */
final class JobArchive {
    private static final String KIND = "jobs";

    private final Map<String, Job> byId = new TreeMap<>();
    private final HubFolder folder;

    JobArchive(HubFolder folder) {
        this.folder = folder;
        folder.readAll(KIND).stream().map(Job::ofStored).forEach(job -> byId.put(job.id(), job));
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Job> all() {
        return List.copyOf(byId.values());
    }

    List<Job> having(JobStatus status) {
        return byId.values().stream().filter(job -> job.status() == status).toList();
    }

    Job keep(Job job) {
        folder.write(KIND, job.id(), job.stored());
        byId.put(job.id(), job);
        return job;
    }

    void forgetEndedBefore(Instant oldest) {
        for (Job job : all()) {
            if (job.ended().filter(oldest::isAfter).isPresent()) {
                byId.remove(job.id());
                folder.remove(KIND, job.id());
            }
        }
    }
}
