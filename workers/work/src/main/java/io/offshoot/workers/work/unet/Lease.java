package io.offshoot.workers.work.unet;

/** A model that stays loaded until the lease is closed. */
public final class Lease<T> implements AutoCloseable {
    private final T model;
    private final Runnable release;

    Lease(T model, Runnable release) {
        this.model = model;
        this.release = release;
    }

    /** The model. */
    public T model() {
        return model;
    }

    @Override
    public void close() {
        release.run();
    }
}
