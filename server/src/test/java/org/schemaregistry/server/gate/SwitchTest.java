package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A switch over a choice of our own names every case, so that a new one does not compile until
/// each place has decided. The compiler itself reads the sources that have a `default`.
final class SwitchTest {
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");

    @Tag("slow")
    @Test
    void aSwitchOverOurOwnChoiceHasNoDefault() throws IOException {
        List<Path> suspects =
                Checkout.files(".java").stream()
                        .filter(file -> Checkout.relative(file).contains("/src/main/"))
                        .filter(file -> !Checkout.relative(file).startsWith("bench/"))
                        .filter(file -> DEFAULT.matcher(Checkout.read(file)).find())
                        .toList();
        assertThat(suspects).isNotEmpty();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    problem -> {},
                                    List.of(
                                            "-proc:none",
                                            "-classpath",
                                            System.getProperty("java.class.path")),
                                    null,
                                    files.getJavaFileObjectsFromPaths(suspects));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            Scanner scanner = new Scanner(Trees.instance(task));
            units.forEach(unit -> scanner.scan(unit, null));
            assertThat(scanner.typed).as("switches whose type is known").isPositive();
            assertThat(scanner.offences)
                    .as("switches with a default over a sealed type or an enum of ours")
                    .isEmpty();
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final List<String> offences = new ArrayList<>();
        private int typed;

        Scanner(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree node, @Nullable Void nothing) {
            look(node.getExpression(), node.getCases());
            return super.visitSwitch(node, null);
        }

        @Override
        public @Nullable Void visitSwitchExpression(
                SwitchExpressionTree node, @Nullable Void nothing) {
            look(node.getExpression(), node.getCases());
            return super.visitSwitchExpression(node, null);
        }

        private void look(ExpressionTree selector, List<? extends CaseTree> cases) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
            if (!(type instanceof DeclaredType declared)) {
                return;
            }
            typed++;
            Element element = declared.asElement();
            boolean closed =
                    element.getKind() == ElementKind.ENUM
                            || element.getModifiers().contains(Modifier.SEALED);
            boolean ours = element.toString().startsWith("org.schemaregistry.");
            if (closed && ours && cases.stream().anyMatch(SwitchTest::isDefault)) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                long at =
                        unit.getLineMap()
                                .getLineNumber(
                                        trees.getSourcePositions()
                                                .getStartPosition(unit, selector));
                offences.add(
                        Checkout.relative(Path.of(unit.getSourceFile().toUri()))
                                + ":"
                                + at
                                + " over "
                                + element);
            }
        }
    }

    private static boolean isDefault(CaseTree one) {
        return one.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
    }
}
