package dev.drydock.hub.rest;

import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.job.Job;
import dev.drydock.hub.job.JobAction;
import dev.drydock.hub.job.JobStatus;
import dev.drydock.hub.job.Jobs;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Scheduled jobs. */
final class JobRoutes {
    private static final String JOB = "/jobs/v2/:id";

    private final Jobs jobs;

    JobRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.GET, "/jobs/v2/query", Operation.JOB, this::query);
        front.on(HttpMethod.PUT, JOB, Operation.JOB, this::schedule);
        front.on(HttpMethod.GET, JOB, Operation.JOB, this::get);
        front.on(HttpMethod.POST, JOB + "/cancel", Operation.JOB, this::cancel);
    }

    private void schedule(RoutingContext request) {
        answer(request, jobs.schedule(Requests.id(request), Requests.object(request)));
    }

    private void get(RoutingContext request) {
        answer(request, jobs.get(Requests.id(request)));
    }

    private void cancel(RoutingContext request) {
        answer(request, jobs.cancel(Requests.id(request)));
    }

    private void query(RoutingContext request) {
        Optional<String> type = parameter(request, "jobType");
        Optional<JobStatus> status = parameter(request, "jobStatus").map(JobStatus::of);
        type.filter(word -> !JobAction.TYPES.contains(word)).ifPresent(word -> {
            throw Refused.malformed("jobType is one of " + JobAction.TYPES + ", not " + word + ".");
        });
        Page.answer(
                request,
                "JobResponse",
                jobs.all()
                        .filter(job -> type.isEmpty() || job.action().type().equals(type.get()))
                        .filter(job -> status.isEmpty() || job.status() == status.get())
                        .map(Job::json)
                        .toList());
    }

    private static Optional<String> parameter(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getParam(name)).filter(text -> !text.isEmpty());
    }

    private static void answer(RoutingContext request, Job job) {
        Answers.json(request, 200, job.json());
    }
}
