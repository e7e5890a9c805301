package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.KeptDocument.Found;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import java.util.Optional;

/** The update journal as one document, {@code journal.json}, with the one before it as {@code journal.json.1}. */
public final class FileUpdateJournal implements UpdateJournal {
    private static final System.Logger LOG = System.getLogger(FileUpdateJournal.class.getName());
    private static final String NAME = "journal.json";
    private static final String SET_ASIDE = ".bad";

    private final StateFiles files;
    private final KeptDocument<AgentMemory> document;
    private final WrittenEntries written = new WrittenEntries();
    /** The form of the state in the newest journal; empty until this process has saved one. */
    private Optional<ObjectNode> saved = Optional.empty();

    public FileUpdateJournal(StateFiles files) {
        this.files = files;
        this.document = new KeptDocument<>(files, NAME, MemoryCodec::read, MemoryCodec.KEPT_WITHIN);
    }

    @Override
    public synchronized JournalLoad load() {
        Found<AgentMemory> newest = document.newest();
        return newest.match(new Found.Cases<>() {
            @Override
            public JournalLoad missing(Found.Missing<AgentMemory> found) {
                return fromFormer(newest);
            }

            @Override
            public JournalLoad good(Found.Good<AgentMemory> found) {
                return new JournalLoad.Found(found.value());
            }

            @Override
            public JournalLoad unreadable(Found.Unreadable<AgentMemory> found) {
                return fromFormer(newest);
            }

            @Override
            public JournalLoad newer(Found.Newer<AgentMemory> found) {
                return tooNew(found);
            }
        });
    }

    private JournalLoad fromFormer(Found<AgentMemory> newest) {
        Found<AgentMemory> former = document.former();
        return former.match(new Found.Cases<>() {
            @Override
            public JournalLoad missing(Found.Missing<AgentMemory> found) {
                return isMissing(newest) ? nothingThere() : lost(newest, former);
            }

            @Override
            public JournalLoad good(Found.Good<AgentMemory> found) {
                return new JournalLoad.Earlier(found.value(), files.locate(NAME) + ": " + why(newest));
            }

            @Override
            public JournalLoad unreadable(Found.Unreadable<AgentMemory> found) {
                return lost(newest, former);
            }

            @Override
            public JournalLoad newer(Found.Newer<AgentMemory> found) {
                return tooNew(found);
            }
        });
    }

    private static boolean isMissing(Found<AgentMemory> found) {
        return found instanceof Found.Missing<AgentMemory>;
    }

    @Override
    public synchronized void save(AgentMemory memory) {
        Optional<ObjectNode> before = saved;
        saved = Optional.empty();
        ObjectNode body = MemoryCodec.write(memory, written.anew());
        document.save(body);
        boolean atRest = memory.state().working().isEmpty();
        if (atRest
                && before.map(form -> StateCodec.read(new Members(form)))
                        .or(this::former)
                        .filter(FileUpdateJournal::holdsSecrets)
                        .isPresent()) {
            document.save(MemoryCodec.write(memory, written.anew()));
        }
        saved = Optional.of(MemoryCodec.state(body));
    }

    private Optional<UpdateState> former() {
        return document.former().good().map(good -> good.value().state().plain());
    }

    /** The journal before the end of an update may still hold the URIs by which its image was to be fetched. */
    private static boolean holdsSecrets(UpdateState state) {
        return state.underway()
                .map(work -> work.update().order())
                .filter(order -> !order.equals(ValueCodec.withoutSecrets(order)))
                .isPresent();
    }

    private static JournalLoad tooNew(Found.Newer<AgentMemory> newer) {
        return new JournalLoad.TooNew(newer.format(), CheckedDocument.FORMAT);
    }

    /** Stays lost once it was lost, until the next journal is saved, however often the app is started until then. */
    private JournalLoad nothingThere() {
        return exists(NAME + SET_ASIDE) || exists(document.formerName() + SET_ASIDE)
                ? new JournalLoad.Lost(files.locate(NAME) + ": it was unreadable and has been set aside")
                : new JournalLoad.Fresh();
    }

    private JournalLoad lost(Found<AgentMemory> newest, Found<AgentMemory> former) {
        setAside(NAME, newest);
        setAside(document.formerName(), former);
        return new JournalLoad.Lost(files.locate(NAME) + ": " + why(newest) + "; the one before it: " + why(former));
    }

    private void setAside(String name, Found<AgentMemory> found) {
        if (isMissing(found)) {
            return;
        }
        try {
            files.rename(name, name + SET_ASIDE);
        } catch (StorageFailure e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The unreadable journal stays where it is: " + e.reason().message());
        }
    }

    private boolean exists(String name) {
        try {
            return files.exists(name);
        } catch (StorageFailure e) {
            return true;
        }
    }

    private static String why(Found<AgentMemory> found) {
        return found instanceof Found.Unreadable<AgentMemory> unreadable ? unreadable.why() : "it is not there";
    }
}
