package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of storages come from. */
interface Storages extends AutoCloseable {

    /** A part of a storage's bytes, little-endian. */
    ByteBuffer read(Storage storage, long from, int length) throws IOException;

    @Override
    void close() throws IOException;
}
