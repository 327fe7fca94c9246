package org.schemaregistry.core.query;

/// The stable codes of findings. The code groups what a reader would do about it; the engine's own
/// error code stands beside it in [Finding#sqlState].
public enum FindingCode {
    SYNTAX,
    NOT_A_QUERY,
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    AMBIGUOUS_COLUMN,
    UNKNOWN_FUNCTION,
    AMBIGUOUS_FUNCTION,
    UNKNOWN_TYPE,
    DUPLICATE_NAME,
    TYPE_MISMATCH,
    INVALID_CAST,
    INVALID_LITERAL,
    GROUPING,
    WINDOWING,
    INVALID_COLUMN_REFERENCE,
    INVALID_RECURSION,
    NOT_WRITABLE,
    REQUIRED_COLUMN_MISSING,
    NOT_SUPPORTED,
    INVALID_PARAMETER,
    WRONG_OBJECT,
    TOO_COMPLEX,
    OUT_OF_COVERAGE,
    PERMISSION_DENIED,
    NOT_READ_ONLY,
    FUNCTION_NOT_ALLOWED,
    OTHER;

    /// The code for an SQLSTATE.
    public static FindingCode of(String sqlState) {
        return switch (sqlState) {
            case "42601" -> SYNTAX;
            case "42P01", "3F000", "42P02" -> UNKNOWN_TABLE;
            case "42703" -> UNKNOWN_COLUMN;
            case "42702" -> AMBIGUOUS_COLUMN;
            case "42883" -> UNKNOWN_FUNCTION;
            case "42725" -> AMBIGUOUS_FUNCTION;
            case "42704" -> UNKNOWN_TYPE;
            case "42701", "42712", "42P06", "42710" -> DUPLICATE_NAME;
            case "42804", "42P18", "42P22", "42P21" -> TYPE_MISMATCH;
            case "42846" -> INVALID_CAST;
            case "22P02", "22007", "22008", "22003", "22023", "2201B" -> INVALID_LITERAL;
            case "42803" -> GROUPING;
            case "42P20" -> WINDOWING;
            case "42P10" -> INVALID_COLUMN_REFERENCE;
            case "42P19" -> INVALID_RECURSION;
            case "428C9" -> NOT_WRITABLE;
            case "23502" -> REQUIRED_COLUMN_MISSING;
            case "0A000" -> NOT_SUPPORTED;
            case "42809" -> WRONG_OBJECT;
            case "42501" -> PERMISSION_DENIED;
            case "25006" -> NOT_READ_ONLY;
            case "54000", "54001", "54011" -> TOO_COMPLEX;
            default -> OTHER;
        };
    }
}
