package org.schemaregistry.server.cli;

/// x
public final class Main {
    public static void main(String[] args) {
        System.out.println("hi");
    }
}
