package io.offshoot.diffusion.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The sections that can be replayed: which files they have, and what replays them. */
enum Section {
    TOKENIZER("tokenizer") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new TokenizerReplay(model.tokenizer());
        }
    },
    TEXT_ENCODER("text_encoder") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new TextEncoderReplay(model, model.textEncoder(file));
        }
    },
    TEXT_ENCODER_2("text_encoder_2") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new TextEncoderReplay(model, model.textEncoder(file));
        }
    },
    VAE("vae") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new VaeReplay(model, model.vae());
        }
    },
    UNET("unet") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new UNetReplay(model, model.unet());
        }
    },
    IMG2IMG("img2img") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new ImageToImageReplay(model.networks(), model.prompts());
        }
    },
    MASKED("masked") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new ImageToImageReplay(model.networks(), model.prompts());
        }
    },
    TEXTUAL_INVERSION("textual_inversion") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new TextualInversionReplay(model.networks(), model.tokenizer(), model.schedulerConfig());
        }
    },
    EMBEDDINGS("expected") {
        @Override
        SectionReplay replay(GoldenModel model, String file) throws IOException {
            return new EmbeddingsReplay(model.tokenizer());
        }
    },
    SCHEDULERS("ddim", "pndm", "dpmpp_2m", "euler") {
        @Override
        SectionReplay replay(GoldenModel model, String file) {
            return new SchedulerReplay();
        }
    },
    PREPROCESS("preprocess", "rng") {
        @Override
        SectionReplay replay(GoldenModel model, String file) {
            return file.equals("rng") ? new RandomReplay() : new PreprocessReplay();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> files;

    Section(String... files) {
        this.files = List.of(files);
    }

    abstract SectionReplay replay(GoldenModel model, String file) throws IOException;

    /** One pair of files of a section. */
    record Part(Section section, Path folder, String file) {

        List<Comparison> replay(GoldenModel model) throws IOException {
            String label = section.files.size() == 1 ? section.spelled() : section.spelled() + "/" + file;
            try (GoldenFile golden = GoldenFile.open(folder, file, label)) {
                Comparisons comparisons = new Comparisons(golden);
                section.replay(model, file).replay(golden, comparisons);
                return comparisons.made();
            }
        }
    }

    /**
     * The named sections, or all that a folder holds.
     *
     * @throws IllegalArgumentException when a name is unknown, or the folder lacks the section
     */
    static List<Section> select(Path goldens, Set<String> names) {
        if (!names.isEmpty()) {
            return names.stream().map(name -> of(name, goldens)).sorted().toList();
        }
        List<Section> present = Arrays.stream(values())
                .filter(section -> !section.parts(goldens).isEmpty())
                .toList();
        if (present.isEmpty()) {
            throw new IllegalArgumentException(goldens + " holds none of the sections " + all());
        }
        return present;
    }

    /** The pairs of files of this section; they lie in the folder itself or in a folder of the section's name. */
    List<Part> parts(Path goldens) {
        Path own = goldens.resolve(spelled());
        return files.stream()
                .flatMap(file -> List.of(goldens, own).stream()
                        .filter(folder -> GoldenFile.exists(folder, file))
                        .limit(1)
                        .map(folder -> new Part(this, folder, file)))
                .toList();
    }

    private String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Section of(String name, Path goldens) {
        Section section = Arrays.stream(values())
                .filter(value -> value.spelled().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("section " + name + " is unknown; the sections are " + all()));
        if (section.parts(goldens).isEmpty()) {
            throw new IllegalArgumentException("%s holds no section %s: %s.json and %s.safetensors are missing"
                    .formatted(goldens, name, section.files.get(0), section.files.get(0)));
        }
        return section;
    }

    private static String all() {
        return Arrays.stream(values()).map(Section::spelled).collect(Collectors.joining(", "));
    }
}
