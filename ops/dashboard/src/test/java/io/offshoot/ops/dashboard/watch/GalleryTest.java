package io.offshoot.ops.dashboard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final Place PLACE = new Place(2, 17);
    private static final Picture PHOTO = new Picture("image/jpeg", ByteBuffer.allocate(10));

    private final Gallery gallery = new Gallery();

    @Test
    void showsTheNewestFirstWhateverOrderTheyComeIn() {
        hang("old", 1000);
        hang("new", 3000);
        hang("middle", 2000);

        assertThat(gallery.edits()).extracting(GalleryEdit::id).containsExactly("new", "middle", "old");
    }

    @Test
    void showsTwentyFourAndKeepsThoseThatWereShownJustBefore() {
        for (int index = 0; index < 30; index++) {
            hang("edit " + index, index);
        }

        assertThat(gallery.edits()).hasSize(24);
        assertThat(gallery.edit("edit 1")).isPresent();
    }

    @Test
    void looksForThePhotoOfEachRequestOnce() {
        hang("first", 1000);
        hang("second", 2000);

        gallery.found(PLACE, Optional.of(PHOTO));

        assertThat(gallery.unsearched()).isEmpty();
        assertThat(gallery.source("first")).contains(PHOTO);
        assertThat(gallery.edits()).allMatch(GalleryEdit::source);
    }

    @Test
    void findsOutLaterWhereTheRequestOfAnEditLies() {
        gallery.hang(image("early", "image/png", 10), 1000, Optional.empty());

        gallery.requested(PLACE, List.of("early", "another"));

        assertThat(gallery.unsearched()).containsExactly(PLACE);
    }

    @Test
    void leavesOutWhatNoBrowserShows() {
        gallery.hang(image("script", "text/html", 10), 1000, Optional.of(PLACE));
        gallery.hang(image("huge", "image/png", (4 << 20) + 1), 1000, Optional.of(PLACE));

        assertThat(gallery.edits()).isEmpty();
    }

    @Test
    void holdsNoMoreThanThirtyTwoMebibytes() {
        for (int index = 0; index < 12; index++) {
            gallery.hang(image("large " + index, "image/png", 4 << 20), index, Optional.of(PLACE));
        }

        assertThat(gallery.edits()).hasSize(8);
    }

    private void hang(String id, long timestamp) {
        gallery.hang(image(id, "image/png", 10), timestamp, Optional.of(PLACE));
    }

    private static LabelledImage image(String id, String contentType, int bytes) {
        Provenance made = Provenance.newBuilder()
                .setSourceImageId("photo")
                .setSourceSha256("aa")
                .setEditIndex(0)
                .setEditCount(1)
                .setStrength(0.5)
                .setGuidanceScale(7.5)
                .setNumInferenceSteps(20)
                .setSeed(1)
                .setPrompt("a photo of a <wheat>")
                .setConceptVersion(1)
                .build();
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.allocate(bytes))
                .setContentType(contentType)
                .setProvenance(made)
                .build();
    }
}
