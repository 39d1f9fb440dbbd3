package io.offshoot.streams.event;

import io.offshoot.schemas.avro.PayloadReference;

/**
 * What intake asks of a reference: no more than can be seen in the record. Whether the place is allowed is the fetcher's to say.
 *
 * @param areTaken whether there is a fetcher
 */
record ReferenceChecks(boolean areTaken) {
    private static final String SHA256 = "[0-9a-fA-F]{64}";

    Verdict check(String imageId, PayloadReference reference) {
        if (!areTaken) {
            return new Rejection(
                    RejectReason.BY_REFERENCE,
                    "this service takes no photos by reference; send the image's bytes inside the record, or start the topology"
                            + " with --reference-folder, --reference-host or --reference-bucket");
        }
        if (!reference.getSha256().matches(SHA256)) {
            return new Rejection(
                    RejectReason.BAD_REFERENCE,
                    "a reference needs the SHA-256 of the photo as 64 hex digits; send it with the address");
        }
        return new Referred(imageId);
    }
}
