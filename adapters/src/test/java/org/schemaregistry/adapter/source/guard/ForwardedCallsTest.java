package org.schemaregistry.adapter.source.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.jdbc.GuardedResultSet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A result under guard is a whole `ResultSet`: whatever it is asked reaches the driver as it was
/// asked, whatever the driver answers comes back.
class ForwardedCallsTest {
    private static final RowGuard GUARD =
            RowGuard.of(
                    TableRef.parse("shop.t"),
                    SemVer.FIRST,
                    Table.of(TableKind.TABLE, "table", List.of()));

    private record Call(Method method, List<@Nullable Object> arguments) {}

    private final List<Call> calls = new ArrayList<>();

    static Stream<Method> methods() {
        return Arrays.stream(ResultSet.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void eachCallReachesTheDriverOnceAsItWasMade(Method method) throws Exception {
        Object answer = sample(method.getReturnType());
        ResultSetMetaData noColumns = make(ResultSetMetaData.class, (proxy, asked, arguments) -> 0);
        ResultSet driver =
                make(
                        ResultSet.class,
                        (proxy, asked, arguments) -> {
                            calls.add(new Call(asked, listed(arguments)));
                            return calls.size() == 1 ? noColumns : answer;
                        });
        ResultSet guarded =
                GuardedResultSet.over(driver, GUARD, GuardOptions.REPORT, report -> {})
                        .asResultSet();
        assertThat(calls).hasSize(1);
        if (method.getName().equals("getMetaData")) {
            calls.clear();
            assertThat(guarded.getMetaData()).isSameAs(noColumns);
            return;
        }
        @Nullable Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(ForwardedCallsTest::sample).toArray();
        assertThat(method.invoke(guarded, arguments)).isEqualTo(answer);
        assertThat(calls.subList(1, calls.size()))
                .containsExactly(new Call(method, listed(arguments)));
    }

    private static <T> T make(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static List<@Nullable Object> listed(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? List.of() : Arrays.asList(arguments);
    }

    /// A value of this type that nobody makes by chance; null for those of which it takes more.
    private static @Nullable Object sample(Class<?> type) {
        return switch (type.getName()) {
            case "int" -> 41;
            case "long" -> 42L;
            case "short" -> (short) 43;
            case "byte" -> (byte) 44;
            case "float" -> 45.5f;
            case "double" -> 46.5;
            case "boolean" -> true;
            case "java.lang.String" -> "sample";
            case "java.lang.Object" -> List.of("sample");
            case "java.lang.Class" -> Integer.class;
            case "java.math.BigDecimal" -> BigDecimal.TEN;
            default -> null;
        };
    }
}
