package org.schemaregistry.core.spi;

/// What a sink can do beyond handing over. A sink declares it; what it does not declare is never
/// asked of it.
public enum SinkCapability {
    /// It takes a secret, to sign with or to log in with.
    SECRET,
    /// It refuses private and loopback targets unless they are allowed.
    ADDRESS_CHECK
}
