package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Verdict;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table that is named without its schema, with another one or with a slip is found wherever it
/// is, and so is a column that joins; the fix names it so that it is found.
class TableSuggestionsTest {
    private final QueryChecker checker =
            new QueryChecker(SchemaCatalog.of(severalSchemas(), "public"));

    /// `customer` and `orders` are in `public`.
    private static Snapshot severalSchemas() {
        Snapshot example = ExampleSource.snapshot(15);
        Table table = Objects.requireNonNull(example.tables().get(QualifiedName.of("customer")));
        SortedMap<QualifiedName, Table> tables = new TreeMap<>(example.tables());
        tables.put(new QualifiedName("sales", "visit"), table);
        tables.put(new QualifiedName("Old Sales", "Big Visit"), table);
        tables.put(new QualifiedName("sales", "shared"), table);
        tables.put(new QualifiedName("archive", "shared"), table);
        return new Snapshot(
                example.source(),
                tables,
                example.objects(),
                example.coverage(),
                example.errors(),
                example.identity(),
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT id FROM visit, sales.visit, SELECT id FROM sales.visit",
        "SELECT id FROM visits, sales.visit, SELECT id FROM sales.visit",
        "SELECT v.id FROM sales.vist v, visit, SELECT v.id FROM sales.visit v",
        "SELECT id FROM archive.visit, sales.visit, SELECT id FROM sales.visit",
        "SELECT id FROM sale.visit, sales.visit, SELECT id FROM sales.visit",
        "SELECT id FROM sales.customer, public.customer, SELECT id FROM public.customer",
        "SELECT id FROM nowhere.orders, public.orders, SELECT id FROM public.orders",
        "DELETE FROM visit, sales.visit, DELETE FROM sales.visit",
        "'SELECT id FROM \"Big Visit\"', '\"Old Sales\".\"Big Visit\"',"
                + " 'SELECT id FROM \"Old Sales\".\"Big Visit\"'",
        "SELECT id FROM custmer, customer, SELECT id FROM customer",
    })
    void theTableIsFoundAndTheFixPasses(String query, String first, String fix) {
        Finding finding = checker.check(query).findings().getFirst();
        assertThat(finding.sqlState()).isEqualTo("42P01");
        assertThat(finding.suggestions()).startsWith(first);
        assertThat(finding.fix()).isEqualTo(fix);
        assertThat(checker.check(fix).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({"SELECT id FROM shared", "SELECT id FROM public.shared"})
    void whereSeveralSchemasHaveItNoneIsChosen(String query) {
        Finding finding = checker.check(query).findings().getFirst();
        assertThat(finding.suggestions()).startsWith("archive.shared", "sales.shared");
        assertThat(finding.fix()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SELECT v.nmae FROM visit v, name", "SELECT visit.emial FROM visit, email"})
    void aSecondFaultIsFoundBehindTheFirst(String query, String meant) {
        assertThat(checker.check(query).findings())
                .hasSize(2)
                .last()
                .satisfies(second -> assertThat(second.suggestions()).startsWith(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "customer JOIN sales.visit USING (emial), customer JOIN sales.visit USING (email)",
        "customer JOIN sales.visit USING (\"Email\"), customer JOIN sales.visit USING (email)",
        "orders JOIN customer USING (idd), orders JOIN customer USING (id)",
    })
    void whatBothSidesOfAJoinHaveIsMeant(String from, String meant) {
        Finding finding = checker.check("SELECT 1 FROM " + from).findings().getFirst();
        assertThat(finding.sqlState()).isEqualTo("42703");
        assertThat(finding.place()).isNull();
        assertThat(finding.fix()).isEqualTo("SELECT 1 FROM " + meant);
    }
}
