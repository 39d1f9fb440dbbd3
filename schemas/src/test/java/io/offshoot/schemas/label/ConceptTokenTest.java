package io.offshoot.schemas.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptTokenTest {
    @ParameterizedTest
    @CsvSource({"wheat, <wheat>", "red maple, <red_maple>", "a<b>, <a_b_>"})
    void putsTheNameInAngleBrackets(String name, String token) {
        assertThat(ConceptToken.of(new ClassName(name))).isEqualTo(token);
    }
}
