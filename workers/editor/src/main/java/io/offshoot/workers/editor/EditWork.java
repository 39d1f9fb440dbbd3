package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
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
import io.offshoot.workers.work.unet.Lease;
import io.offshoot.workers.work.unet.UNets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One edit request: all of its M synthetic images, or the reason why there are none. */
final class EditWork implements Work {

    private final UNets<? extends PhotoEditor> editors;
    private final Topics topics;
    private final PhotoSource sources;
    private final String version = WorkerVersion.current();

    EditWork(UNets<? extends PhotoEditor> editors, Topics topics, PhotoDecoder decoder) {
        this.editors = editors;
        this.topics = topics;
        this.sources = new PhotoSource(decoder);
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        EditRequest request = TypedRecords.value(topics.editRequests(), context.record());
        try (Lease<? extends PhotoEditor> editor = editors.lease(request.getUnet(), context::isCancelled)) {
            return run(request, editor.model(), context);
        }
    }

    private WorkResult run(EditRequest request, PhotoEditor editor, WorkContext context) throws WorkFailedException {
        EditPlan plan = EditPlan.of(request, editor);
        String imageId = request.getSource().getImageId();
        byte[] photo = PhotoBytes.of(imageId, request.getSource().getPayload());
        Source source = sources.of(request, photo);
        Progress progress = (done, total) -> context.progress((int) done, (int) total);
        List<EditedPhoto> edited;
        try {
            edited = editor.edit(source, plan.concept(), plan.chains(), progress);
        } catch (IllegalArgumentException unfit) {
            throw PhotoSource.badMask(imageId, unfit);
        }
        EditScores scores = new EditScores(editor, source.framing(), progress);
        SyntheticImages images = new SyntheticImages(editor, version, SyntheticImages.sha256(photo));
        return new WorkResult(
                results(request, images, edited, scores.of(request, plan, edited)),
                edited.size(),
                "%d edits of %s (%s)"
                        .formatted(edited.size(), imageId, request.getSource().getLabel()));
    }

    private List<ProducerRecord<byte[], byte[]>> results(
            EditRequest request, SyntheticImages images, List<EditedPhoto> edited, List<Judgement> judgements)
            throws WorkFailedException {
        List<ProducerRecord<byte[], byte[]>> results = new ArrayList<>();
        for (int i = 0; i < edited.size(); i++) {
            LabelledImage image = images.of(request, i, edited.get(i), judgements.get(i));
            results.add(
                    TypedRecords.result(topics.synthetic(), request.getSource().getImageId(), image));
        }
        return results;
    }
}
