package io.offshoot.ops.standalone.role;

import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.workers.editor.DiffusionPhotoEditor;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.trainer.ConceptTrainer;
import io.offshoot.workers.trainer.DiffusionConceptLearner;
import io.offshoot.workers.trainer.TrainerSettings;
import io.offshoot.workers.work.WorkHealth;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.Worker;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The concept trainer or the editor, with a model of its own so that the two compute at the same time. */
public final class WorkerRole implements Role {
    private final String name;
    private final Optional<Path> model;
    private final Parts parts;
    private final Worker worker;
    private final CompletableFuture<Void> ended;

    private WorkerRole(String name, Optional<Path> model, Parts parts, Worker worker) {
        this.name = name;
        this.model = model;
        this.parts = parts;
        this.worker = worker;
        this.ended = worker.ended().toCompletableFuture();
    }

    /** A worker that runs already, which this closes. */
    public static WorkerRole of(String name, Worker worker) {
        Parts parts = new Parts();
        return new WorkerRole(name, Optional.empty(), parts, parts.add(worker));
    }

    /**
     * Loads the model and starts learning concepts.
     *
     * @param drainTimeout how long closing waits for the work that has begun
     * @param checkpoints folder that keeps trainings which have begun
     */
    public static WorkerRole trainer(
            Cluster cluster,
            ModelSettings settings,
            Duration drainTimeout,
            Path checkpoints,
            List<? extends WorkListener> listeners) {
        return start("concept trainer", settings, (model, parts) -> {
            UNets<DiffusionConceptLearner> learners = parts.add(new UNets<>(
                    parts.add(DiffusionConceptLearner.of(model)),
                    settings.unets(),
                    unet -> DiffusionConceptLearner.withUNet(model, unet),
                    DiffusionConceptLearner::close));
            TrainerSettings trainerSettings = TrainerSettings.of(cluster.workerClients("trainer"))
                    .withDrainTimeout(drainTimeout)
                    .withCheckpoints(checkpoints);
            return parts.add(
                    ConceptTrainer.start(trainerSettings, learners, cluster.topics(), cluster.meters(), listeners));
        });
    }

    /**
     * Loads the model and starts editing photos.
     *
     * @param drainTimeout how long closing waits for the work that has begun
     * @param mode how editors share the requests
     */
    public static WorkerRole editor(
            Cluster cluster,
            ModelSettings settings,
            Duration drainTimeout,
            WorkMode mode,
            List<? extends WorkListener> listeners) {
        return start("editor", settings, (model, parts) -> {
            DiffusionPhotoEditor own = parts.add(DiffusionPhotoEditor.of(model, settings.batch()));
            own.metrics().bindTo(cluster.meters());
            UNets<DiffusionPhotoEditor> photoEditors =
                    parts.add(new UNets<>(own, settings.unets(), own::withUNet, DiffusionPhotoEditor::close));
            EditorSettings editorSettings = EditorSettings.of(cluster.workerClients("editor"))
                    .withDrainTimeout(drainTimeout)
                    .withMode(mode);
            return parts.add(Editor.start(editorSettings, photoEditors, cluster.topics(), cluster.meters(), listeners));
        });
    }

    @Override
    public CheckResult check() {
        if (!ended.isDone()) {
            WorkHealth health = worker.health();
            String sentence = "The " + name + " " + health.sentence() + ".";
            return health.working() ? CheckResult.working(sentence) : CheckResult.waiting(sentence);
        }
        try {
            ended.join();
            return CheckResult.ended("The " + name + " has been stopped.");
        } catch (CompletionException e) {
            if (e.getCause() instanceof MissingRightException missing) {
                return CheckResult.ended("The " + name + " cannot go on: " + missing.getMessage());
            }
            return CheckResult.ended("The " + name + " cannot go on: " + e.getCause() + "; start it again.");
        }
    }

    @Override
    public void addTo(Health health, String name) {
        health.put(name, this::check);
        health.put(name + " partitions", this::partitions);
        model.ifPresent(folder ->
                health.put(name + " model", () -> CheckResult.working("The model in " + folder + " is loaded.")));
    }

    private CheckResult partitions() {
        return worker.isAssigned()
                ? CheckResult.working("The group has told the " + name + " its partitions.")
                : CheckResult.waiting("The group has not told the " + name
                        + " its partitions yet; it gets no work until then. Check that the brokers are there.");
    }

    @Override
    public void close() {
        parts.close();
    }

    private static WorkerRole start(String name, ModelSettings settings, Starter starter) {
        Parts parts = new Parts();
        try {
            StableDiffusion model = parts.add(settings.load());
            return new WorkerRole(name, Optional.of(settings.folder()), parts, starter.start(model, parts));
        } catch (IOException e) {
            parts.close();
            throw new StartupException(
                    "the model in " + settings.folder() + " is not complete (" + e.getMessage()
                            + "); name another folder with --model.",
                    e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Starts the work on a loaded model. */
    private interface Starter {
        Worker start(StableDiffusion model, Parts parts) throws IOException;
    }
}
