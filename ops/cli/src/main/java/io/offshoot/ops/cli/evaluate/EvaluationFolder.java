package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.report.CsvReport;
import io.offshoot.evaluate.report.Score;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.EmptyFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every score of an evaluation as soon as it is there, so that one that was interrupted goes on where it was: beside
 * the scores lie the settings that they were reached with.
 */
final class EvaluationFolder {
    private static final String SETTINGS = "settings.txt";
    private static final String SCORES = "scores.csv";

    private final Path scoreFile;
    private final List<Score> scores;

    private EvaluationFolder(Path scoreFile, List<Score> scores) {
        this.scoreFile = scoreFile;
        this.scores = new ArrayList<>(scores);
    }

    /**
     * A new folder, an empty one, or that of an evaluation with the same settings.
     *
     * @param settings lines {@code key = value} of all that a score depends on
     * @throws CommandFailure when the folder holds an evaluation with others, or something else
     */
    static EvaluationFolder open(Path folder, List<String> settings) throws IOException {
        Path kept = folder.resolve(SETTINGS);
        Path scoreFile = folder.resolve(SCORES);
        List<String> all = new ArrayList<>();
        if (Files.exists(kept)) {
            Files.readAllLines(kept).stream().map(PolicyLine::kept).forEach(all::add);
            requireSame(all, settings, folder);
        } else {
            EmptyFolder.create(folder);
        }
        settings.stream().filter(line -> !all.contains(line)).forEach(all::add);
        Files.write(kept, all);
        List<Score> scores = Files.exists(scoreFile) ? read(scoreFile) : List.of();
        Files.writeString(scoreFile, new CsvReport(scores).text());
        return new EvaluationFolder(scoreFile, scores);
    }

    /** All scores so far. */
    List<Score> scores() {
        return List.copyOf(scores);
    }

    /** Keeps one more. */
    void append(Score score) {
        try {
            Files.writeString(scoreFile, CsvReport.line(score), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the score cannot be written to " + scoreFile, e);
        }
        scores.add(score);
    }

    private static List<Score> read(Path file) throws IOException {
        try {
            return CsvReport.read(Files.readString(file)).scores();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "the scores in " + file + " cannot be read (" + e.getMessage()
                            + "); take that line out, or name another folder with --out.",
                    e);
        }
    }

    private static void requireSame(List<String> kept, List<String> settings, Path folder) {
        for (String line : settings) {
            String key = line.substring(0, line.indexOf('=') + 1);
            kept.stream()
                    .filter(other -> other.startsWith(key) && !other.equals(line))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new CommandFailure("the folder " + folder + " holds an evaluation with other settings ("
                                + other + ", not "
                                + line.substring(key.length()).strip()
                                + "); name another folder with --out, or give the settings of "
                                + folder.resolve(SETTINGS) + ".");
                    });
        }
    }
}
