package io.offshoot.workers.work.unet;

import io.offshoot.workers.work.WorkCancelledException;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker computes with, by UNet: with its model's own, and with others that it loads when a request names them. So
 * many stay loaded as the settings allow; then the one that was asked for longest ago makes room as soon as nobody works
 * with it.
 *
 * @param <T> a model, or what works with one
 */
public final class UNets<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UNets.class);
    private static final float LOAD_FACTOR = 0.75f;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final T own;
    private final UNetFolder folder;
    private final int maxLoaded;
    private final Loader<T> loader;
    private final Consumer<T> unloader;

    /** Of those that wait, first come first served. */
    private final Queue<Object> turns = new ArrayDeque<>();

    /** In the order in which they were asked for. */
    private final Map<String, Loaded<T>> loaded = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    /**
     * Prepares loading.
     *
     * @param own with the model's own UNet; stays the caller's
     * @param loader makes the same with another UNet
     * @param unloader closes what the loader made
     */
    public UNets(T own, UNetSettings settings, Loader<T> loader, Consumer<T> unloader) {
        this.own = own;
        this.folder = new UNetFolder(settings.folder());
        this.maxLoaded = settings.maxLoaded();
        this.loader = loader;
        this.unloader = unloader;
    }

    /** No other UNets than the model's own. */
    public static <T> UNets<T> only(T own) {
        return new UNets<>(
                own,
                UNetSettings.NONE,
                path -> {
                    throw new IOException("no other UNet can be loaded");
                },
                loaded -> {});
    }

    /**
     * What computes with a UNet, to be closed after use. Waits while it has to be loaded and all others are in use; whoever
     * comes later waits behind, so that those in use become free.
     *
     * @param name null for the model's own
     * @param cancelled asked while it waits; once true, waiting ends
     * @throws WorkFailedException when there is none of that name, or it does not fit the model
     * @throws WorkCancelledException when it was cancelled while it waited
     */
    public Lease<T> lease(@Nullable String name, BooleanSupplier cancelled) throws WorkFailedException {
        return name == null ? new Lease<>(own, () -> {}) : leaseOther(name, cancelled);
    }

    /** Unloads all but the model's own. */
    @Override
    public synchronized void close() {
        loaded.values().forEach(entry -> unloader.accept(entry.model));
        loaded.clear();
    }

    private synchronized Lease<T> leaseOther(String name, BooleanSupplier cancelled) throws WorkFailedException {
        Path path = folder.find(name);
        Object turn = new Object();
        turns.add(turn);
        try {
            awaitRoom(name, turn, cancelled);
            Loaded<T> known = loaded.get(name);
            Loaded<T> entry = known == null ? load(name, path) : known;
            entry.users++;
            return new Lease<>(entry.model, () -> release(entry));
        } finally {
            turns.remove(turn);
            notifyAll();
        }
    }

    private synchronized void release(Loaded<T> entry) {
        entry.users--;
        notifyAll();
    }

    private void awaitRoom(String name, Object turn, BooleanSupplier cancelled) {
        try {
            while (!turn.equals(turns.peek()) || !hasRoom(name)) {
                if (cancelled.getAsBoolean()) {
                    throw new WorkCancelledException("the request that waited for UNet " + name + " was cancelled");
                }
                wait(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("the wait for UNet " + name + " was interrupted");
        }
    }

    private boolean hasRoom(String name) {
        return loaded.containsKey(name) || loaded.size() < maxLoaded || unloadOldestUnused();
    }

    private boolean unloadOldestUnused() {
        Iterator<Loaded<T>> oldestFirst = loaded.values().iterator();
        while (oldestFirst.hasNext()) {
            Loaded<T> oldest = oldestFirst.next();
            if (oldest.users == 0) {
                oldestFirst.remove();
                unloader.accept(oldest.model);
                return true;
            }
        }
        return false;
    }

    private Loaded<T> load(String name, Path path) throws WorkFailedException {
        LOG.info("Loads UNet {}", name);
        try {
            Loaded<T> entry = new Loaded<>(loader.load(path));
            loaded.put(name, entry);
            return entry;
        } catch (IOException e) {
            throw new WorkFailedException(
                    "unfit-unet",
                    "UNet %s does not fit the model: %s; put a UNet of the model's shape there, or name another in the policy"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    /** Makes a model with another UNet. */
    @FunctionalInterface
    public interface Loader<T> {
        /**
         * Loads it.
         *
         * @throws IOException when a file is missing or does not fit; the message names it
         */
        T load(Path unetFolder) throws IOException;
    }

    private static final class Loaded<T> {
        private final T model;
        private int users;

        Loaded(T model) {
            this.model = model;
        }
    }
}
