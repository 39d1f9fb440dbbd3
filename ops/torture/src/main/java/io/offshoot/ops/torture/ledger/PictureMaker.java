package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.List;

/** Makes the pictures of a request alone, without a cluster. */
@FunctionalInterface
public interface PictureMaker {

    /** The pictures in the request's order, as red, green and blue bytes row by row. */
    List<byte[]> pictures(EditRequest request);
}
