package io.offshoot.simulator.species;

import java.util.List;

/** Made-up Latin-like binomials, as "Velmaria tolinosa", about 10^9 of them. */
final class SpeciesName {

    private static final List<String> STEMS = List.of(
            "al", "bor", "cal", "cor", "dan", "del", "er", "fal", "gal", "har", "il", "jun", "kal", "lam", "lin", "mar",
            "mel", "mor", "nar", "nel", "or", "pal", "per", "quel", "ral", "ros", "sal", "sel", "sil", "tal", "ter",
            "tol", "ul", "val", "vel", "vir", "xan", "zel");
    private static final List<String> LINKS = List.of(
            "a", "ba", "ce", "da", "de", "di", "fe", "go", "ha", "i", "ka", "la", "li", "lo", "ma", "mi", "na", "ni",
            "no", "o", "pa", "pe", "ra", "ri", "ro", "sa", "ta", "ti", "to", "va", "ve", "vi");
    private static final List<String> GENERA =
            List.of("ria", "nia", "lia", "stra", "phora", "tella", "nthus", "ctis", "spora", "dra", "ndra", "thera");
    private static final List<String> EPITHETS = List.of(
            "nosa", "rina", "lata", "folia", "cola", "ensis", "tica", "lenta", "bunda", "caulis", "pilosa", "nitens",
            "rosa", "vata", "scens", "formis");

    private SpeciesName() {}

    static String draw(Dice dice) {
        String genus = dice.pick(STEMS) + dice.pick(LINKS) + dice.pick(GENERA);
        String epithet = dice.pick(STEMS) + dice.pick(LINKS) + dice.pick(EPITHETS);
        return Character.toUpperCase(genus.charAt(0)) + genus.substring(1) + " " + epithet;
    }
}
