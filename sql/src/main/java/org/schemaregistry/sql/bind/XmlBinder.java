package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.type.CoercionContext;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The XML forms of the standard, as the server's `transformXmlExpr`. One thread.
final class XmlBinder {
    private final Binding binding;

    XmlBinder(Binding binding) {
        this.binding = binding;
    }

    Bound bind(Expr.Xml xml, Level level) {
        boolean element = xml.keyword().equals("xmlelement");
        List<Bound> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Expr.XmlNamed named : xml.named()) {
            parts.add(binding.expressions.bind(named.value(), level));
            String name = name(named);
            if (name == null) {
                binding.error(
                        "42601",
                        named.span(),
                        "unnamed XML "
                                + (element ? "attribute" : "element")
                                + " value must be a column reference");
            } else if (!seen.add(name) && element) {
                binding.error(
                        "42601",
                        named.span(),
                        "XML attribute name \"" + name + "\" appears more than once");
            }
            names.add(name == null ? "" : name);
        }
        String construct = xml.keyword().toUpperCase(Locale.ROOT);
        for (Expr argument : xml.arguments()) {
            Bound value = binding.expressions.bind(argument, level);
            parts.add(argument(value, wanted(xml.keyword(), parts.size()), construct));
        }
        TypeRef type = xml.as() == null ? binding.type(Oids.XML) : serialized(xml);
        return new Bound.Computed(xml.span(), List.of(xml.keyword(), names), parts, type);
    }

    private static @Nullable String name(Expr.XmlNamed named) {
        Name name = named.name();
        if (name != null) {
            return name.text();
        }
        return named.value() instanceof Expr.Column column ? column.parts().getLast().text() : null;
    }

    /// The type of an argument by its place, 0 for any.
    private static int wanted(String keyword, int place) {
        return switch (keyword) {
            case "xmlconcat", "xmlserialize" -> Oids.XML;
            case "xmlparse", "xmlpi" -> Oids.TEXT;
            case "xmlroot" -> place == 0 ? Oids.XML : Oids.TEXT;
            default -> 0;
        };
    }

    private Bound argument(Bound value, int oid, String construct) {
        if (oid != 0 && !Binding.unresolved(value)) {
            binding.windows.coerce(value, binding.types.catalog().type(oid), construct);
        }
        return value;
    }

    private TypeRef serialized(Expr.Xml xml) {
        if (xml.as() == null) {
            return Bound.UNRESOLVED;
        }
        TypeRef target = binding.casts.type(xml.as());
        PgType text = binding.types.catalog().type(Oids.TEXT);
        if (!target.type().isUnresolved()
                && !binding.types
                        .coercions()
                        .canCoerce(text, target.type(), CoercionContext.IMPLICIT)) {
            binding.error(
                    "42846",
                    xml.span(),
                    "cannot cast XMLSERIALIZE result to "
                            + binding.types.catalog().format(target.type()));
        }
        return target;
    }
}
