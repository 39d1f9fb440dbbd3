package io.offshoot.workers.editor;

import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.Work;
import io.offshoot.workers.work.WorkContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import io.offshoot.workers.work.WorkerVersion;
import io.offshoot.workers.work.photo.PhotoBytes;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One edit request: all of its M synthetic images, or the reason why there are none. */
final class EditWork implements Work {

    private final PhotoEditor editor;
    private final Topics topics;
    private final PhotoSource sources;
    private final SyntheticImages images;

    EditWork(PhotoEditor editor, Topics topics, PhotoDecoder decoder) {
        this.editor = editor;
        this.topics = topics;
        this.sources = new PhotoSource(decoder);
        this.images = new SyntheticImages(editor.fingerprint(), editor.scheduler(), WorkerVersion.current());
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        EditRequest request = TypedRecords.value(topics.editRequests(), context.record());
        EditPlan plan = EditPlan.of(request, editor);
        String imageId = request.getSource().getImageId();
        byte[] photo = PhotoBytes.of(imageId, request.getSource().getPayload());
        List<EditedPhoto> edited = edit(imageId, sources.of(request, photo), plan, context);
        return new WorkResult(
                results(request, plan, SyntheticImages.sha256(photo), edited),
                edited.size(),
                "%d edits of %s (%s)"
                        .formatted(edited.size(), imageId, request.getSource().getLabel()));
    }

    private List<EditedPhoto> edit(String imageId, Source source, EditPlan plan, WorkContext context)
            throws WorkFailedException {
        try {
            return editor.edit(
                    source, plan.concept(), plan.edits(), (done, total) -> context.progress((int) done, (int) total));
        } catch (IllegalArgumentException unfit) {
            throw PhotoSource.badMask(imageId, unfit);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> results(
            EditRequest request, EditPlan plan, String sourceSha256, List<EditedPhoto> edited)
            throws WorkFailedException {
        List<ProducerRecord<byte[], byte[]>> results = new ArrayList<>();
        for (int i = 0; i < edited.size(); i++) {
            LabelledImage image =
                    images.of(request, sourceSha256, i, plan.firstTimesteps().get(i), edited.get(i));
            results.add(
                    TypedRecords.result(topics.synthetic(), request.getSource().getImageId(), image));
        }
        return results;
    }
}
