package io.offshoot.ops.standalone.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.standalone.health.Health;
import io.offshoot.workers.work.WorkHealth;
import io.offshoot.workers.work.Worker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WorkerRoleTest {

    private final FakeWorker worker = new FakeWorker();
    private final Health health = new Health();

    WorkerRoleTest() {
        WorkerRole.of("editor", worker).addTo(health, "editor");
    }

    @Test
    void namesThePartitionsThatItsGroupHasNotGiven() {
        worker.assigned = false;

        assertThat(health.notReady())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("editor partitions: The group has not told the editor its partitions yet"));
        assertThat(health.notLive()).isEmpty();
    }

    @Test
    void namesWhatTheWorkerWaitsFor() {
        worker.health = new WorkHealth(false, "has stopped for a while");

        assertThat(health.notReady()).hasValue("editor: The editor has stopped for a while.");
    }

    @Test
    void isReadyWithItsPartitions() {
        assertThat(health.notReady()).isEmpty();
    }

    private static final class FakeWorker implements Worker {
        private boolean assigned = true;
        private WorkHealth health = new WorkHealth(true, "takes work");

        @Override
        public CompletionStage<Void> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public WorkHealth health() {
            return health;
        }

        @Override
        public boolean isAssigned() {
            return assigned;
        }

        @Override
        public void close() {}
    }
}
