package org.schemaregistry.sql.type;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The time zones that date and time literals may name. Immutable.
final class TimeZones {
    /// The server's default set of abbreviations.
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    """
                    acdt acsst acst act acwst adt aedt aesst aest aft akdt akst almst almt amst amt
                    anast anat arst art ast awsst awst azost azot azst azt bdst bdt bnt bort bot bra
                    brst brt bst btt cadt cast cct cdt cest cet cetdst chadt chast chut ckt clst clt
                    cot cst cxt davt ddut easst east eat edt eest eet eetdst egst egt est fet fjst
                    fjt fkst fkt fnst fnt galt gamt gest get gft gilt gmt gyt hkt hst ict idt iot
                    irkst irkt irt ist jayt jst kdt kgst kgt kost krast krat kst lhdt lhst ligt lint
                    lkt magst magt mart mawt mdt mest mesz met metdst mez mht mmt mpt msd msk mst
                    must mut mvt myt ndt nft novst novt npt nst nut nzdt nzst nzt omsst omst pdt pet
                    petst pett pgt pht pkst pkt pmdt pmst pont pst pwt pyst pyt ret sadt sast sct sgt
                    taht tft tjt tkt tmt tot trut tvt uct ulast ulat ut utc uyst uyt uzst uzt vet
                    vlast vlat volt vut wadt wakt wast wat wdt wet wetdst wft wgst wgt xjt yakst yakt
                    yapt yekst yekt z zulu
                    """
                            .strip()
                            .split("\\s+", -1));

    private static final Set<String> NAMES =
            ZoneId.getAvailableZoneIds().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    static boolean isAbbreviation(String lowerCase) {
        return ABBREVIATIONS.contains(lowerCase);
    }

    static boolean isName(String lowerCase) {
        return NAMES.contains(lowerCase)
                || lowerCase.equals("est")
                || lowerCase.equals("posixrules");
    }

    /// `EST5EDT`-like rules are taken by the server too.
    static boolean mayBeRule(String lowerCase) {
        return lowerCase.matches("[a-z]{3,}[-+]?[0-9]{1,2}([a-z]{3,}.*)?");
    }
}
