package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** I8: the same edit id is the same picture, whatever else the worker did at the time. */
final class SamePicture implements Invariant {

    private static final int CHANNELS = 3;

    private final PictureMaker maker;

    SamePicture(PictureMaker maker) {
        this.maker = maker;
    }

    @Override
    public String name() {
        return "I8 same picture";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            EditRequest asked = request.value();
            if (asked != null && !accounts.outputs(request).isEmpty()) {
                List<byte[]> alone = maker.pictures(asked);
                for (Row<LabelledImage> output : accounts.outputs(request)) {
                    if (!isAsAlone(output, alone)) {
                        violation.accept("the image at %s is not what its request gives alone".formatted(output.at()));
                    }
                }
            }
        }
    }

    private static boolean isAsAlone(Row<LabelledImage> output, List<byte[]> alone) {
        LabelledImage image = output.value();
        if (image == null || image.getProvenance() == null) {
            return false;
        }
        int index = image.getProvenance().getEditIndex();
        return index < alone.size() && Arrays.equals(rgb((ByteBuffer) image.getPayload()), alone.get(index));
    }

    private static byte[] rgb(ByteBuffer png) {
        byte[] bytes = new byte[png.remaining()];
        png.duplicate().get(bytes);
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            byte[] rgb = new byte[image.getWidth() * image.getHeight() * CHANNELS];
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int i = 0; i < pixels.length; i++) {
                rgb[CHANNELS * i] = (byte) (pixels[i] >> 16);
                rgb[CHANNELS * i + 1] = (byte) (pixels[i] >> 8);
                rgb[CHANNELS * i + 2] = (byte) pixels[i];
            }
            return rgb;
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
