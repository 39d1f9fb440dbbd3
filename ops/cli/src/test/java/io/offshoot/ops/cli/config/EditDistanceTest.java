package io.offshoot.ops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({"port,port,0", "prt,port,1", "kitten,sitting,3", "'',port,4", "port,'',4"})
    void countsInsertedDeletedAndReplacedLetters(String from, String to, int letters) {
        assertThat(EditDistance.between(from, to)).isEqualTo(letters);
    }
}
