package io.offshoot.ops.dashboard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final PhotoKey PHOTO = new PhotoKey("wheat", "aa");
    private static final PhotoKey OTHER = new PhotoKey("wheat", "bb");
    private static final Place PLACE = new Place(1, 40);
    private static final Place LATER = new Place(1, 42);
    private static final Predicate<Place> NOTHING = Set.<Place>of()::contains;
    private static final Predicate<Place> EVERYTHING = NOTHING.negate();

    private final Books books = new Books();

    @Test
    void anUnfinishedRequestIsPending() {
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1", "e2"));

        Accounts accounts = books.close(NOTHING, 0);

        assertThat(accounts.pending()).isEqualTo(2);
        assertThat(accounts.balance()).isZero();
    }

    @Test
    void resultsCountWhateverOrderTheTopicsAreReadIn() {
        assertThat(books.made("e2")).isEmpty();
        books.requested(PLACE, PHOTO, List.of("e1", "e2"));
        assertThat(books.made("e1")).contains(PLACE);
        books.accepted(PHOTO);

        Accounts accounts = books.close(EVERYTHING, 0);

        assertThat(accounts.synthetic()).isEqualTo(2);
        assertThat(accounts.pending()).isZero();
        assertThat(accounts.balance()).isZero();
    }

    @Test
    void aDeadLetterStandsForAllEditsOfItsRequest() {
        books.failed(PLACE);
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1", "e2"));

        Accounts accounts = books.close(EVERYTHING, 0);

        assertThat(accounts.failed()).isEqualTo(2);
        assertThat(accounts.balance()).isZero();
    }

    @Test
    void aFinishedRequestWithoutAllItsResultsIsOutOfBalance() {
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1", "e2"));
        books.made("e1");

        assertThat(books.close(EVERYTHING, 0).balance()).isEqualTo(1);
    }

    @Test
    void aResultThatNobodyAskedForIsOutOfBalance() {
        books.made("e9");

        assertThat(books.close(NOTHING, 0).balance()).isEqualTo(-1);
    }

    @Test
    void aResultThatComesAgainUnderItsIdIsARepetition() {
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1"));
        books.made("e1");
        books.made("e1");

        Accounts accounts = books.close(EVERYTHING, 0);

        assertThat(accounts.repeated()).isEqualTo(1);
        assertThat(accounts.balance()).isZero();
    }

    @Test
    void aPhotoThatWaitsIsInBalance() {
        books.accepted(PHOTO);

        assertThat(closeThreeTimes(1).balance()).isZero();
    }

    @Test
    void aPhotoThatNeitherWaitsNorIsPlannedIsOutOfBalanceByAllItsEdits() {
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1", "e2", "e3"));
        books.accepted(OTHER);

        assertThat(closeThreeTimes(0).balance()).isEqualTo(3);
    }

    @Test
    void whatIsMissingForAMomentOnlyIsNotOutOfBalance() {
        books.accepted(PHOTO);
        books.close(NOTHING, 0);
        books.requested(PLACE, PHOTO, List.of("e1"));

        assertThat(closeThreeTimes(0).balance()).isZero();
    }

    @Test
    void aDeadLetterThatIsPutBackIsPlannedAgain() {
        books.accepted(PHOTO);
        books.requested(PLACE, PHOTO, List.of("e1", "e2"));
        books.failed(PLACE);
        books.requested(LATER, PHOTO, List.of("e1", "e2"));
        books.made("e1");
        books.made("e2");

        Accounts accounts = closeThreeTimes(0);

        assertThat(accounts.planned()).isEqualTo(4);
        assertThat(accounts.failed()).isEqualTo(2);
        assertThat(accounts.synthetic()).isEqualTo(2);
        assertThat(accounts.balance()).isZero();
    }

    @Test
    void booksOpenedInTheMiddleLeaveOutWhatTheyDidNotSeeBegin() {
        books.made("from before");
        books.requested(PLACE, PHOTO, List.of("e1", "results from before"));
        books.made("e1");

        books.openInTheMiddle(PLACE::equals, 7);

        assertThat(closeThreeTimes(7).balance()).isZero();
        assertThat(closeThreeTimes(7).sinceStart()).isFalse();
    }

    @Test
    void booksOpenedInTheMiddleBalanceWhenAPhotoFromBeforeIsPlanned() {
        books.openInTheMiddle(NOTHING, 7);
        books.requested(PLACE, PHOTO, List.of("e1"));

        assertThat(closeThreeTimes(6).balance()).isZero();
    }

    private Accounts closeThreeTimes(long waiting) {
        books.close(EVERYTHING, waiting);
        books.close(EVERYTHING, waiting);
        return books.close(NOTHING, waiting);
    }
}
