#!/bin/bash
# The producer, as process 1 of its image: exec, so that SIGTERM reaches Java. Arguments go to the producer; its options
# come from the environment, too.
set -euo pipefail

exec java "-Xmx${PRODUCER_HEAP:-256m}" @/app/jvm.options -Xlog:cds=off -Xlog:cds+dynamic=off \
  -XX:SharedArchiveFile=/app/sinesp-producer.jsa -jar /app/sinesp-producer.jar "$@"
