package io.offshoot.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarChartTest {

    @Test
    void theLongestBarBelongsToTheGreatestValueAndTheOthersKeepProportion() {
        Map<String, Double> bars = new LinkedHashMap<>();
        bars.put("offshoot", 2.0);
        bars.put("single", 0.5);

        String svg = new BarChart("images per second", bars).svg();

        assertThat(svg)
                .startsWith("<svg ")
                .contains("width=\"400\" height=\"22\"")
                .contains("width=\"100\" height=\"22\"")
                .contains(">2.00<")
                .endsWith("</svg>\n");
    }
}
