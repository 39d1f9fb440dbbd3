package io.offshoot.schemas.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final int WIDTH = 5;
    private static final int HEIGHT = 3;

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0, 0, 4, 0",
        "FLIP_H, 4, 0, 0, 0",
        "ROTATE_180, 4, 2, 0, 2",
        "FLIP_V, 0, 2, 4, 2",
        "TRANSPOSE, 0, 0, 0, 4",
        "ROTATE_270, 2, 0, 2, 4",
        "TRANSVERSE, 2, 4, 2, 0",
        "ROTATE_90, 0, 4, 0, 0"
    })
    void bringsTheStoredCornersWhereAPersonSeesThem(
            Orientation orientation, int firstX, int firstY, int lastX, int lastY) {
        BufferedImage stored = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        stored.setRGB(0, 0, Color.RED.getRGB());
        stored.setRGB(WIDTH - 1, 0, Color.GREEN.getRGB());

        BufferedImage upright = orientation.upright(stored);

        assertThat(upright.getRGB(firstX, firstY)).isEqualTo(Color.RED.getRGB());
        assertThat(upright.getRGB(lastX, lastY)).isEqualTo(Color.GREEN.getRGB());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void keepsTheValuesOfGrey(int type) {
        BufferedImage grey = new BufferedImage(2, 2, type);
        grey.getRaster().setSample(1, 1, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);

        BufferedImage upright = Orientation.NORMAL.upright(grey);

        assertThat(upright.getRGB(1, 1)).isEqualTo(new Color(100, 100, 100).getRGB());
    }

    @Test
    void keepsTransparency() {
        BufferedImage clear = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = clear.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 1, 2);
        graphics.dispose();

        BufferedImage upright = Orientation.FLIP_H.upright(clear);

        assertThat(upright.getRGB(0, 0)).isZero();
        assertThat(upright.getRGB(1, 0)).isEqualTo(Color.BLUE.getRGB());
    }
}
