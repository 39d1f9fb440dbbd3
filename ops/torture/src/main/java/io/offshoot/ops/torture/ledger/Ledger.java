package io.offshoot.ops.torture.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Reads what happened from the topics, schedule by schedule, and checks what must hold. Its reader, its decoding and its
 * arithmetic are its own: nothing here is shared with the programs that wrote the records. Belongs to one thread.
 */
public final class Ledger implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int MOST_TURNS = 500;

    private final CommittedReader reader;
    private final Sampler sampler;
    private final AvroValues values;
    private final List<Invariant> invariants;
    private Books books;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * Opens it at the beginning of the topics.
     *
     * @param layout where they are
     * @param admin asks what is committed
     * @param maker makes pictures alone, to compare with
     */
    public Ledger(Layout layout, Admin admin, PictureMaker maker) {
        this.reader = new CommittedReader(layout.bootstrapServers(), layout.prefix(), layout.partitions());
        this.sampler = new Sampler(admin, layout.prefix(), layout.partitions());
        this.values = new AvroValues(new Schemas(layout.registryUrl()));
        this.books = new Books(values);
        this.invariants = List.of(
                new Sums(),
                new NothingLost(),
                new NothingTwice(),
                new AllOrNothing(),
                new KeyOrder(),
                new OffsetsBehindResults(),
                new LabelsAndVersions(),
                new SamePicture(maker),
                new DeadLetterOrigins());
    }

    /** Names of the invariants, in order. */
    public List<String> invariants() {
        return invariants.stream().map(Invariant::name).toList();
    }

    /** Begins the books of another schedule; what comes late of the one before is then a violation of the new one. */
    public void begin() {
        books = new Books(values);
        samples.clear();
    }

    /** Reads for some time. */
    public void read(Duration wait) {
        reader.read(wait, books::add);
    }

    /** Reads on until nothing has come for a while, so that a schedule that went wrong does not spoil the next. */
    public void settle() {
        for (int turn = 0; turn < MOST_TURNS && reader.read(QUIET, books::add) > 0; turn++) {
            // the next turn sees whether more comes
        }
    }

    /** Notes what the workers have committed by now. */
    public void sample() {
        sampler.take().ifPresent(samples::add);
    }

    /** What is unfinished: everything sent that has neither come out nor been set aside, or is not committed. */
    public List<String> open(Expectations expectations) {
        Accounts accounts = new Accounts(books, expectations, samples);
        List<String> open = new ArrayList<>();
        new NothingLost().check(accounts, open::add);
        OffsetsBehindResults.uncommitted(accounts).forEach(at -> open.add("request is not committed: " + at));
        return open;
    }

    /** Whether something is wrong that no waiting can heal. */
    public boolean isBeyondHealing(Expectations expectations) {
        Accounts accounts = new Accounts(books, expectations, samples);
        List<String> wrong = new ArrayList<>();
        NothingTwice.checkEdits(accounts, wrong::add);
        new OffsetsBehindResults().check(accounts, wrong::add);
        return !samples.isEmpty() && !wrong.isEmpty();
    }

    /** All violations. */
    public List<Violation> check(Expectations expectations) {
        Accounts accounts = new Accounts(books, expectations, samples);
        List<Violation> violations = new ArrayList<>();
        for (Invariant invariant : invariants) {
            invariant.check(accounts, sentence -> violations.add(new Violation(invariant.name(), sentence)));
        }
        return violations;
    }

    /** What was counted. */
    public Totals totals() {
        return new Totals(
                books.images.size(),
                books.real.size(),
                books.editRequests.size(),
                books.synthetic.size(),
                books.rejects.size(),
                books.failures.size(),
                books.concepts.size(),
                samples.size());
    }

    /** Concept requests that were set aside though nobody sent them to be. */
    public List<FailedConcept> failedConcepts(Expectations expectations) {
        return new Accounts(books, expectations, samples).failedConcepts();
    }

    @Override
    public void close() {
        reader.close();
    }
}
