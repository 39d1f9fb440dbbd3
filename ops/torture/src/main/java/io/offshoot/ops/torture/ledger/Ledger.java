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
    private Promise promise = Promise.EXACTLY_ONCE;

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

    /**
     * Begins the books of another schedule; what comes late of the one before is then a violation of the new one.
     *
     * @param editors what they promise in it
     */
    public void begin(Promise editors) {
        promise = editors;
        books = new Books(values);
        samples.clear();
    }

    /** Names of the invariants that the editors of this schedule do not promise. */
    public List<String> notPromised() {
        return invariants.stream()
                .filter(invariant -> !invariant.isPromised(promise))
                .map(Invariant::name)
                .toList();
    }

    /** Reads for some time. */
    public void read(Duration wait) {
        reader.read(wait, books::add);
    }

    /** Reads on until nothing has come for a while, so that what comes late does not spoil the next schedule. */
    public void settle() {
        for (int turn = 0; turn < MOST_TURNS && reader.read(QUIET, books::add) > 0; turn++) {
            // the next turn sees whether more comes
        }
    }

    /** Notes what the workers have committed by now. */
    public void sample() {
        sampler.take(promise).ifPresent(samples::add);
    }

    /** What is unfinished: everything sent that has neither come out nor been set aside, or is not committed. */
    public List<String> open(Expectations expectations) {
        Accounts accounts = accounts(expectations);
        List<String> open = new ArrayList<>();
        new NothingLost().check(accounts, open::add);
        OffsetsBehindResults.uncommitted(accounts).forEach(at -> open.add("request is not committed: " + at));
        return open;
    }

    /** Whether something is wrong that no waiting can heal. */
    public boolean isBeyondHealing(Expectations expectations) {
        Accounts accounts = accounts(expectations);
        List<String> wrong = new ArrayList<>();
        NothingTwice.checkEdits(accounts, wrong::add);
        OffsetsBehindResults.checkClaims(accounts, wrong::add);
        return !samples.isEmpty() && !wrong.isEmpty();
    }

    /** All violations. */
    public List<Violation> check(Expectations expectations) {
        Accounts accounts = accounts(expectations);
        List<Violation> violations = new ArrayList<>();
        for (Invariant invariant : invariants) {
            if (invariant.isPromised(promise)) {
                invariant.check(accounts, sentence -> violations.add(new Violation(invariant.name(), sentence)));
            }
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
                books.repeatedEdits(),
                books.rejects.size(),
                books.failures.size(),
                books.concepts.size(),
                samples.size());
    }

    /** Concept requests that were set aside though nobody sent them to be. */
    public List<FailedConcept> failedConcepts(Expectations expectations) {
        return accounts(expectations).failedConcepts();
    }

    private Accounts accounts(Expectations expectations) {
        return new Accounts(books, expectations, samples, promise);
    }

    @Override
    public void close() {
        reader.close();
    }
}
