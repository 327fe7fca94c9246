package org.schemaregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

class SourceUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:CANARY@host/db",
                "postgresql://me:CANARY@host:5432/db",
                "postgresql://:CANARY@host/db",
                "postgresql://me:@host/db",
                "jdbc:postgresql://me:CANARY@host/db",
                "JDBC:postgresql://me:CANARY@host/db",
                "postgresql://me:CAN@ARY@host/db",
                "postgresql://me:CAN/ARY@host/db",
                "postgresql://me:12/CANARY@host/db",
                "postgresql://me:CAN?ARY@host/db",
                "postgresql://me:12?CANARY@host/db",
                "postgresql://me:12?x=CANARY@host/db",
                "postgresql://me:CAN#ARY@host/db",
                "postgresql://me:CAN:ARY@host/db",
                "postgresql://me@corp:CANARY@host/db",
                "postgresql://me@corp:CAN/ARY@host/db",
                "postgresql://me%3ACANARY@host/db",
                "postgresql://me%3aCANARY@host/db",
                "postgresql://me:CANARY@[::1]:5432/db",
                "postgresql://me:CANARY@h1:5432,h2:5433/db",
                "mongodb+srv://me:CANARY@cluster/db",
                "//me:CANARY@host/db",
                "me:CANARY@host/db",
                "u:CANARY@host/db",
                "postgresql:me:CANARY@host/db",
                "postgresql:/me:CANARY@host/db",
                "jdbc:oracle:thin:me/CANARY@//host:1521/x",
                "sqlite://me:CANARY@host/db",
                "postgresql://host/db?password=CANARY",
                "postgresql://host/db?user=me&PASSWORD=CANARY",
                "postgresql://host/db?user=me&PassWord=CANARY",
                "postgresql://host/db?p%61ssword=CANARY",
                "postgresql://host/db?%70%61%73%73%77%6F%72%64=CANARY",
                "postgresql://host/db?a=%zz&password=CANARY",
                "postgresql://host/db? password =CANARY",
                "postgresql://host/db?sslpassword=CANARY",
                "postgresql://host/db?passwd=CANARY",
                "postgresql://host/db?pass=CANARY",
                "postgresql://host/db#password=CANARY",
                "postgresql://host?password=CANARY",
                "jdbc:postgresql://host/db?user=me&password=CANARY",
                "jdbc:postgresql:db?password=CANARY",
                "jdbc:sqlserver://host;user=me;password=CANARY",
                "jdbc:sqlserver://host;user=me;trustStorePassword=CANARY",
                "jdbc:sqlite:/a.db?password=CANARY",
                "sqlite:/a.db?pwd=CANARY",
                "host=h user=me password=CANARY dbname=db",
                "host=h user=me password = CANARY",
                "https://host:6333?api-key=CANARY",
                "https://host:6333?api_key=CANARY",
                "https://host/?access_token=CANARY",
                "https://host/?client_secret=CANARY",
            })
    void aPasswordIsRefusedAndNeverRepeated(String text) {
        assertThatThrownBy(() -> new SourceUri(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("--credentials env:NAME")
                .message()
                .doesNotContain("CANARY", "CAN", "ARY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "postgresql://host/db | postgresql | none",
                "postgresql://host:5432/db | postgresql | none",
                "postgresql:///db | postgresql | none",
                "postgresql://me@host:5432/db | postgresql | me",
                "postgres://me%40corp@host/db | postgres | me@corp",
                "postgresql://me+you@host/db | postgresql | me+you",
                "postgresql://me@corp@host/db | postgresql | me@corp",
                "postgresql://me@[::1]:5432/db | postgresql | me",
                "postgresql://[fe80::1%25eth0]:5432/db | postgresql | none",
                "postgresql://me@h1:5432,h2:5433/db | postgresql | me",
                "postgresql://h1:5432,h2:5433/db?user=me@corp | postgresql | none",
                "postgresql://[::1]:5432/db?user=me@corp | postgresql | none",
                "postgresql://host:5432/db?user=me@corp&sslmode=require | postgresql | none",
                "postgresql://host/db?user=me@corp | postgresql | none",
                "postgresql://host/a@b | postgresql | none",
                "postgresql://host:5432/a%40b | postgresql | none",
                "JDBC:PostgreSQL://host/db | postgresql | none",
                "jdbc:sqlite:/a/b.db | sqlite | none",
                "sqlite:/a:b@c.db | sqlite | none",
                "sqlite:///a:b@c.db | sqlite | none",
                "file:///a:b@c.db | file | none",
                "/data/a:b@c.db | '' | none",
                "./a:b@c.db | '' | none",
                "C:/data/a@b.db | '' | none",
                "C:\\data\\a@b.db | '' | none",
                "plain.db | '' | none",
                "me@host | '' | none",
                "mongodb+srv://me@cluster/db | mongodb+srv | me",
                "postgresql://host/db?passfile=/home/me/.pgpass | postgresql | none",
                "jdbc:mysql://host/db?passwordCharacterEncoding=UTF-8 | mysql | none",
            })
    void whatHoldsNoPasswordIsRead(String text, String scheme, @Nullable String user) {
        SourceUri uri = new SourceUri(text);
        assertThat(uri.scheme()).isEqualTo(scheme);
        assertThat(uri.user()).isEqualTo(user);
        assertThat(uri).hasToString(text);
    }

    @Test
    void anAtBehindAPortHasToBeEncoded() {
        assertThatThrownBy(() -> new SourceUri("postgresql://host:5432/a@b"))
                .hasMessageContaining("%40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void nothingIsNoUri(String text) {
        assertThatThrownBy(() -> new SourceUri(text)).hasMessageContaining("expected 1 to 4096");
    }

    @Test
    void theLongestUriIsAccepted() {
        assertThat(new SourceUri("x".repeat(SourceUri.MAX_CHARS)).text()).hasSize(4096);
        assertThatThrownBy(() -> new SourceUri("x".repeat(SourceUri.MAX_CHARS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMalformedUriIsNotRepeated() {
        assertThatThrownBy(() -> new SourceUri("postgresql://host/CANARY x").toUri())
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("at character")
                .message()
                .doesNotContain("CANARY");
        assertThat(new SourceUri("jdbc:postgresql://host:1/db").toUri().getPort()).isEqualTo(1);
    }

    @Property
    void noPasswordBeforeTheHostIsEverAccepted(
            @ForAll("passwords") String password, @ForAll("prefixes") String prefix) {
        String text = prefix + "me:" + password + "@host:5432/db";
        assertThatThrownBy(() -> new SourceUri(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void noPasswordParameterIsEverAccepted(
            @ForAll("passwords") String password, @ForAll("prefixes") String prefix) {
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
        String text = prefix + "host:5432/db?a=b&Password=" + encoded + "&c=d";
        assertThatThrownBy(() -> new SourceUri(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anEncodedUserIsReadBack(@ForAll("users") String user) {
        String encoded = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(new SourceUri("postgresql://" + encoded + "@host:5432/db").user())
                .isEqualTo(user);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.strings()
                .withChars("@/?#:%&=;+ ,[]'\"")
                .withCharRange('a', 'f')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of(
                "postgresql://", "jdbc:postgresql://", "mongodb+srv://", "https://", "//");
    }

    @Provide
    Arbitrary<String> users() {
        return Arbitraries.strings()
                .withChars("@/?#%&=;+ ,[]'\"äß中")
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(12);
    }
}
