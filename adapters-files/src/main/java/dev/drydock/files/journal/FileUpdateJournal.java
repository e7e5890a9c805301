package dev.drydock.files.journal;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.KeptDocument.Found;

/** The update journal as one document, {@code journal.json}, with the one before it as {@code journal.json.1}. */
public final class FileUpdateJournal implements UpdateJournal {
    private static final System.Logger LOG = System.getLogger(FileUpdateJournal.class.getName());
    private static final String NAME = "journal.json";
    private static final String SET_ASIDE = ".bad";

    private final StateFiles files;
    private final KeptDocument<AgentMemory> document;

    public FileUpdateJournal(StateFiles files) {
        this.files = files;
        this.document = new KeptDocument<>(files, NAME, MemoryCodec::read, MemoryCodec.KEPT_WITHIN);
    }

    @Override
    public synchronized JournalLoad load() {
        Found<AgentMemory> newest = document.newest();
        if (newest instanceof Found.Good<AgentMemory> good) {
            return new JournalLoad.Found(good.value());
        }
        if (newest instanceof Found.Newer<AgentMemory> newer) {
            return tooNew(newer);
        }
        Found<AgentMemory> former = document.former();
        if (former instanceof Found.Good<AgentMemory> good) {
            return new JournalLoad.Earlier(good.value(), files.locate(NAME) + ": " + why(newest));
        }
        if (former instanceof Found.Newer<AgentMemory> newer) {
            return tooNew(newer);
        }
        return newest instanceof Found.Missing<AgentMemory> && former instanceof Found.Missing<AgentMemory>
                ? nothingThere()
                : lost(newest, former);
    }

    @Override
    public synchronized void save(AgentMemory memory) {
        document.save(MemoryCodec.write(memory));
    }

    private static JournalLoad tooNew(Found.Newer<AgentMemory> newer) {
        return new JournalLoad.TooNew(newer.format(), CheckedDocument.FORMAT);
    }

    /** A journal that was lost stays lost until the next is saved, however often the app is started until then. */
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
        if (found instanceof Found.Missing<AgentMemory>) {
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
