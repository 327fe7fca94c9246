package org.schemaregistry.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.schemaregistry.core.diff.ArbitraryTables;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.Table;

import java.util.List;
import java.util.Random;

class RulePropertiesTest {
    @Provide
    Arbitrary<Table> tables() {
        return ArbitraryTables.tables();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property
    void more_changes_never_give_a_smaller_bump(
            @ForAll("tables") Table a,
            @ForAll("tables") Table b,
            @ForAll("seeds") long seed,
            @ForAll Profile profile) {
        Random random = new Random(seed);
        List<Change> all = Differ.diff(a, b);
        List<Change> some = all.stream().filter(c -> random.nextBoolean()).toList();
        RuleSet rules = new RuleSet(profile);

        assertThat(RuleSet.bump(rules.classify(some, a, b)))
                .isLessThanOrEqualTo(RuleSet.bump(rules.classify(all, a, b)));
    }

    @Property
    void tables_that_differ_get_a_bump(
            @ForAll("tables") Table a, @ForAll("tables") Table b, @ForAll Profile profile) {
        Bump bump = RuleSet.bump(new RuleSet(profile).classify(Differ.diff(a, b), a, b));

        assertThat(bump == Bump.NONE).isEqualTo(a.equals(b));
    }

    @Property
    void classified_changes_survive_json(@ForAll("tables") Table a, @ForAll("tables") Table b) {
        List<ClassifiedChange> changes = RuleSet.DEFAULT.classify(Differ.diff(a, b), a, b);

        String json = CanonicalJson.write(ChangeJson.write(changes));

        assertThat(ChangeJson.read(CanonicalJson.read(json))).isEqualTo(changes);
    }
}
