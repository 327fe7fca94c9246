package org.schemaregistry.core.json;

import org.schemaregistry.core.model.Cast;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.Operator;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Routine;
import org.schemaregistry.core.model.SourceObjects;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a scan knows of a source beside its tables, as canonical JSON: its objects (published and
/// fingerprinted), its coverage and its hidden identity.
///
/// Stateless and thread-safe.
public final class SourceJson {
    private static final String CATALOG = "pg_catalog";

    private SourceJson() {}

    public static String writeObjects(SourceObjects objects) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("format", TableJson.FORMAT);
        node.put("engine", objects.engine());
        node.put("majorVersion", objects.majorVersion());
        texts(node, "searchPath", objects.searchPath());
        ArrayNode types = node.putArray("types");
        objects.types().forEach(type -> writeType(type, types.addObject()));
        ArrayNode routines = node.putArray("routines");
        objects.routines().forEach(routine -> writeRoutine(routine, routines.addObject()));
        ArrayNode operators = node.putArray("operators");
        for (Operator operator : objects.operators()) {
            operators
                    .addObject()
                    .put("name", operator.name().toString())
                    .put("left", operator.leftType())
                    .put("right", operator.rightType())
                    .put("result", operator.resultType());
        }
        ArrayNode casts = node.putArray("casts");
        for (Cast cast : objects.casts()) {
            casts.addObject()
                    .put("source", cast.sourceType())
                    .put("target", cast.targetType())
                    .put("context", cast.context().name().toLowerCase(Locale.ROOT))
                    .put("method", cast.method().name().toLowerCase(Locale.ROOT));
        }
        return CanonicalJson.write(node);
    }

    /// @throws IllegalArgumentException if the text is not what [#writeObjects] wrote
    public static SourceObjects readObjects(String text) {
        JsonReader in = new JsonReader(CanonicalJson.read(text), "source");
        return new SourceObjects(
                in.text("engine"),
                in.number("majorVersion"),
                in.texts("searchPath"),
                in.objects("types", SourceJson::readType),
                in.objects("routines", SourceJson::readRoutine),
                in.objects(
                        "operators",
                        o ->
                                new Operator(
                                        QualifiedName.parse(o.text("name")),
                                        o.optionalText("left"),
                                        o.text("right"),
                                        o.text("result"))),
                in.objects(
                        "casts",
                        c ->
                                new Cast(
                                        c.text("source"),
                                        c.text("target"),
                                        c.choice("context", Cast.Context.class, null),
                                        c.choice("method", Cast.Method.class, null))));
    }

    public static String writeCoverage(Coverage coverage) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("role", coverage.role());
        texts(node, "notVisible", coverage.notVisible().stream().map(QualifiedName::toString));
        texts(node, "excluded", coverage.excluded().stream().map(QualifiedName::toString));
        texts(node, "failed", coverage.failed().stream().map(QualifiedName::toString));
        texts(node, "undescribed", coverage.undescribed().stream().map(QualifiedName::toString));
        texts(node, "warnings", coverage.warnings());
        Coverage.Names names = coverage.names();
        if (names != null) {
            node.put("database", names.database());
            node.put("encoding", names.encoding());
            texts(
                    node,
                    "collations",
                    names.collations().stream()
                            .filter(SourceJson::ofCatalog)
                            .map(QualifiedName::name));
            texts(
                    node,
                    "ownCollations",
                    names.collations().stream()
                            .filter(n -> !ofCatalog(n))
                            .map(QualifiedName::toString));
            texts(
                    node,
                    "operatorClasses",
                    names.operatorClasses().stream().map(QualifiedName::toString));
            ArrayNode unseen = node.putArray("unseen");
            for (Coverage.Unseen one : names.unseen()) {
                unseen.addObject()
                        .put("through", one.through().json())
                        .put("object", one.object().toString())
                        .put("function", one.function().toString());
            }
        }
        return CanonicalJson.write(node);
    }

    /// @throws IllegalArgumentException if the text is not what [#writeCoverage] wrote
    public static Coverage readCoverage(String text) {
        JsonReader in = new JsonReader(CanonicalJson.read(text), "coverage");
        return new Coverage(
                in.optionalText("role"),
                in.texts("notVisible").stream().map(QualifiedName::parse).toList(),
                in.texts("excluded").stream().map(QualifiedName::parse).toList(),
                in.texts("failed").stream().map(QualifiedName::parse).toList(),
                in.has("undescribed")
                        ? in.texts("undescribed").stream().map(QualifiedName::parse).toList()
                        : List.of(),
                in.texts("warnings"),
                in.has("collations") ? readNames(in) : null);
    }

    private static Coverage.Names readNames(JsonReader in) {
        Stream<QualifiedName> everyServers =
                in.texts("collations").stream().map(n -> new QualifiedName(CATALOG, n));
        Stream<QualifiedName> own = in.texts("ownCollations").stream().map(QualifiedName::parse);
        return new Coverage.Names(
                in.optionalText("database"),
                in.text("encoding"),
                Stream.concat(everyServers, own).toList(),
                in.texts("operatorClasses").stream().map(QualifiedName::parse).toList(),
                in.has("unseen") ? in.objects("unseen", SourceJson::readUnseen) : List.of());
    }

    private static Coverage.Unseen readUnseen(JsonReader in) {
        return new Coverage.Unseen(
                Coverage.Unseen.Through.parse(in.text("through")),
                QualifiedName.parse(in.text("object")),
                QualifiedName.parse(in.text("function")));
    }

    /// Hundreds of collations are of the catalog: their schema is not repeated.
    private static boolean ofCatalog(QualifiedName name) {
        return CATALOG.equals(name.schema());
    }

    public static String writeIdentity(Identity identity) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("system", identity.system());
        ObjectNode tables = node.putObject("tables");
        identity.tables()
                .forEach((name, table) -> {
                    ObjectNode out = tables.putObject(name.toString());
                    out.put("id", table.id());
                    ObjectNode fields = out.putObject("fields");
                    table.fields().forEach(fields::put);
                    ObjectNode names = out.putObject("names");
                    table.names().forEach(names::put);
                });
        return CanonicalJson.write(node);
    }

    /// @throws IllegalArgumentException if the text is not what [#writeIdentity] wrote
    public static Identity readIdentity(String text) {
        JsonReader in = new JsonReader(CanonicalJson.read(text), "identity");
        JsonReader tables = in.object("tables");
        SortedMap<QualifiedName, Identity.OfTable> map = new TreeMap<>();
        for (String name : tables.names()) {
            JsonReader table = tables.object(name);
            map.put(
                    QualifiedName.parse(name),
                    new Identity.OfTable(
                            table.text("id"), table.textMap("fields"), table.textMap("names")));
        }
        return new Identity(in.text("system"), map);
    }

    private static void writeType(NamedType type, ObjectNode out) {
        out.put("name", type.name().toString());
        switch (type) {
            case NamedType.EnumType enumType -> {
                out.put("kind", "enum");
                texts(out, "labels", enumType.labels());
            }
            case NamedType.DomainType domain -> {
                out.put("kind", "domain");
                out.put("baseType", domain.baseType());
                out.put("nullable", domain.nullable());
                out.put("default", domain.defaultValue());
                out.put("collation", domain.collation());
                texts(out, "checks", domain.checks());
            }
            case NamedType.CompositeType composite -> {
                out.put("kind", "composite");
                out.set("attributes", FieldJson.write(composite.attributes()));
            }
            case NamedType.RangeType range -> {
                out.put("kind", "range");
                out.put("subtype", range.subtype());
                out.put(
                        "multirange",
                        range.multirange() == null ? null : range.multirange().toString());
            }
            case NamedType.BaseType base -> {
                out.put("kind", "base");
                out.put("category", base.category());
                out.put("preferred", base.preferred());
                out.put("elementType", base.elementType());
            }
        }
    }

    private static NamedType readType(JsonReader in) {
        QualifiedName name = QualifiedName.parse(in.text("name"));
        String kind = in.text("kind");
        return switch (kind) {
            case "enum" -> new NamedType.EnumType(name, in.texts("labels"));
            case "domain" ->
                    new NamedType.DomainType(
                            name,
                            in.text("baseType"),
                            in.flag("nullable", true),
                            in.optionalText("default"),
                            in.optionalText("collation"),
                            in.texts("checks"));
            case "composite" ->
                    new NamedType.CompositeType(name, in.objects("attributes", FieldJson::read));
            case "range" -> {
                String multirange = in.optionalText("multirange");
                yield new NamedType.RangeType(
                        name,
                        in.text("subtype"),
                        multirange == null ? null : QualifiedName.parse(multirange));
            }
            case "base" ->
                    new NamedType.BaseType(
                            name,
                            in.text("category"),
                            in.flag("preferred", false),
                            in.optionalText("elementType"));
            default ->
                    throw new IllegalArgumentException(
                            "type '"
                                    + name
                                    + "': expected kind enum, domain, composite, range or base,"
                                    + " found "
                                    + kind);
        };
    }

    private static void writeRoutine(Routine routine, ObjectNode out) {
        out.put("name", routine.name().toString());
        out.put("kind", routine.kind().name().toLowerCase(Locale.ROOT));
        ArrayNode arguments = out.putArray("arguments");
        for (Routine.Argument argument : routine.arguments()) {
            ObjectNode node = arguments.addObject();
            node.put("name", argument.name());
            node.put("type", argument.type());
            node.put("mode", argument.mode().name().toLowerCase(Locale.ROOT));
            if (argument.hasDefault()) {
                node.put("hasDefault", true);
            }
        }
        out.put("result", routine.resultType());
        out.put("returnsSet", routine.returnsSet());
        if (routine.directArguments() != null) {
            out.put("directArguments", routine.directArguments());
        }
        if (routine.hypothetical()) {
            out.put("hypothetical", true);
        }
    }

    private static Routine readRoutine(JsonReader in) {
        return new Routine(
                QualifiedName.parse(in.text("name")),
                in.choice("kind", Routine.Kind.class, null),
                in.objects(
                        "arguments",
                        a ->
                                new Routine.Argument(
                                        a.optionalText("name"),
                                        a.text("type"),
                                        a.choice("mode", Routine.Mode.class, Routine.Mode.IN),
                                        a.flag("hasDefault", false))),
                in.optionalText("result"),
                in.flag("returnsSet", false),
                in.optionalInt("directArguments"),
                in.flag("hypothetical", false));
    }

    private static void texts(ObjectNode out, String name, Iterable<String> items) {
        ArrayNode array = out.putArray(name);
        items.forEach(array::add);
    }

    private static void texts(ObjectNode out, String name, Stream<String> items) {
        ArrayNode array = out.putArray(name);
        items.forEach(array::add);
    }
}
