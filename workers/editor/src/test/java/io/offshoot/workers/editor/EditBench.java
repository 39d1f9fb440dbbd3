package io.offshoot.workers.editor;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.FakeContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNetSettings;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Edit work on a fake model, without a loop around it. */
final class EditBench {

    private static final int MAX_PIXELS = 1_000_000;

    final FakePhotoEditor editor = new FakePhotoEditor();
    private final Topics topics =
            Topics.of(TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at("mock://edit-bench")));
    private UNets<FakePhotoEditor> editors = UNets.only(editor);

    /** The same with one other UNet, a model with {@link FakePhotoEditor#OTHER_FINGERPRINT}. */
    EditBench withUNet(Path folder, String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        editors = new UNets<>(
                editor,
                UNetSettings.in(folder),
                path -> new FakePhotoEditor(FakePhotoEditor.OTHER_FINGERPRINT),
                other -> {});
        return this;
    }

    EditWork work() {
        return new EditWork(editors, topics, new PhotoDecoder(MAX_PIXELS));
    }

    WorkResult run(EditRequest request) throws WorkFailedException {
        return work().run(context(request));
    }

    List<LabelledImage> images(EditRequest request) throws WorkFailedException {
        return run(request).records().stream()
                .map(record -> topics.synthetic()
                        .valueSerde()
                        .deserializer()
                        .deserialize(topics.synthetic().name(), record.value()))
                .toList();
    }

    FakeContext context(EditRequest request) {
        return new FakeContext(
                request.getSource().getImageId(),
                topics.editRequests()
                        .valueSerde()
                        .serializer()
                        .serialize(topics.editRequests().name(), request));
    }
}
