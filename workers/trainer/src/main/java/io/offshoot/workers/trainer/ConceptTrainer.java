package io.offshoot.workers.trainer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.News;
import io.offshoot.workers.work.WorkHealth;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkLoop;
import io.offshoot.workers.work.Worker;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The concept trainer: reads concept requests, learns each class from its few photos by textual inversion, and publishes
 * the concept together with the request's offset. The newest request of a class wins: an older one is skipped when a newer
 * one waits, and ended when one comes while it is learned, unless the class's photos wait for its concept. A training that
 * a crash broke off goes on from its last checkpoint. How far it is can be read from a topic of its own.
 */
public final class ConceptTrainer implements Worker {

    private final WorkLoop loop;
    private final News news;

    private ConceptTrainer(WorkLoop loop, News news) {
        this.loop = loop;
        this.news = news;
    }

    /**
     * Starts learning in threads of its own.
     *
     * @param learners the model, by UNet; stays the caller's, who closes it after the trainer
     * @param listeners told of every request, for progress on a screen
     * @throws io.offshoot.schemas.access.MissingRightException when it may not do what it has to
     */
    public static ConceptTrainer start(
            TrainerSettings settings,
            UNets<? extends ConceptLearner> learners,
            Topics topics,
            MeterRegistry meters,
            List<? extends WorkListener> listeners) {
        settings.clients()
                .requireRights(List.of(
                        Right.read(topics.conceptRequests()),
                        Right.write(topics.concepts()),
                        Right.write(topics.conceptProgress()),
                        Right.write(topics.failures())));
        Checkpoints checkpoints =
                settings.checkpoints().<Checkpoints>map(CheckpointFolder::new).orElse(Checkpoints.NONE);
        News news = News.by(settings.clients());
        ProgressReports reports =
                new ProgressReports(topics, news, settings.clients().instanceId(), Clock.systemUTC());
        Counter steps = Counter.builder("offshoot.training.steps")
                .description("Steps of trainings")
                .tag("worker", "trainer")
                .register(meters);
        TrainingWork work = new TrainingWork(
                learners,
                topics,
                new PhotoDecoder(settings.maxPixels()),
                checkpoints,
                request -> reports.of(request).andThen(step -> steps.increment()));
        return new ConceptTrainer(WorkLoop.start(settings.work(topics), work, meters, listeners), news);
    }

    @Override
    public CompletionStage<Void> ended() {
        return loop.ended();
    }

    @Override
    public WorkHealth health() {
        return loop.health();
    }

    @Override
    public boolean isAssigned() {
        return loop.isAssigned();
    }

    /** Finishes the training that has begun if it ends in time, gives the others back, and leaves the group. */
    @Override
    public void close() {
        try {
            loop.close();
        } finally {
            news.close();
        }
    }
}
