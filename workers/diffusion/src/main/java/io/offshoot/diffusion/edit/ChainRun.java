package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Edit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one chain is. */
final class ChainRun {

    private final EditChain chain;
    private final List<Edit> made = new ArrayList<>();
    private RgbImage picture;
    private int attempts;
    private @Nullable Defect defect;

    /** @param picture the working picture that the first stage starts from */
    ChainRun(EditChain chain, RgbImage picture) {
        this.chain = chain;
        this.picture = picture;
    }

    List<Edit> stages() {
        return chain.stages();
    }

    boolean hasStage(int stage) {
        return defect == null && stage < chain.stages().size();
    }

    Edit stage(int stage) {
        return chain.stages().get(stage);
    }

    RgbImage picture() {
        return picture;
    }

    /** Takes over one attempt at a stage; the last one counts. */
    void attempted(int stage, Edit edit, DecodedPicture result, @Nullable Defect found) {
        attempts++;
        defect = found;
        if (made.size() > stage) {
            made.remove(stage);
        }
        made.add(edit);
        if (found == null) {
            picture = result.image();
        }
    }

    boolean isDefective() {
        return defect != null;
    }

    EditedPhoto finish(Source source, Frame frame) {
        if (defect != null) {
            return new EditedPhoto(null, made, attempts, defect);
        }
        RgbImage finished = made.isEmpty() ? source.photo() : source.finish(picture, frame);
        return new EditedPhoto(finished, made, attempts, null);
    }
}
