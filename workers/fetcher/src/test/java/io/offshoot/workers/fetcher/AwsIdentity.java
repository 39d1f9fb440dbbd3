package io.offshoot.workers.fetcher;

/** Who the AWS SDK says it is, so that it does not look for it anywhere else. */
final class AwsIdentity {

    private AwsIdentity() {}

    static void ofATest() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }
}
