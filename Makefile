# A few doors into the build. Everything runs on a JDK 21 or newer found by the build itself.
.PHONY: build test quick format demo bench clean

build:          ## the program, without tests
	./mvnw -q -Dquick package

test:           ## every gate and test, as continuous integration runs it
	./mvnw verify

quick:          ## compile without gates, for the inner loop
	./mvnw -q -Dquick test-compile

format:         ## rewrite all Java sources as the format gate wants them
	./mvnw -q -Dquick -pl server -am test -DskipTests=false -Dtest=FormatTest \
		-Dformat.rewrite=true -Dsurefire.failIfNoSpecifiedTests=false

demo:           ## the main job on a small sample shop
	./schema-registry demo

bench:          ## the measurements of docs/benchmarks.md
	./mvnw -q -Dquick -Pbench package

clean:
	./mvnw -q clean
