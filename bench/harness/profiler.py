"""Where the CPU time of a JVM goes: async-profiler's samples, by layer and by method."""
import zipfile
from collections import Counter

from .settings import ROOT

LIBRARY = "linux-x64/libasyncProfiler.so"
# The first layer that matches a frame, looking from the innermost frame outwards, takes the sample.
LAYERS = (
    ("compiling (JIT)", ("CompileBroker::", "C2Compiler::", "Compiler::compile_method", "[C2 Compiler", "[C1 Compiler")),
    ("collecting garbage", ("GCTaskThread", "[GC Thread", "[ParallelGC", "[G1 ", "VMThread::run", "[VM Thread", "GangWorker")),
    ("parsing the workbook (fastexcel, aalto, inflate)", ("org/dhatim/", "com/fasterxml/aalto", "java/util/zip/Inflater")),
    ("checking the workbook", ("reader/WorkbookCheck",)),
    ("parsing the CSV (opencsv)", ("com/opencsv/",)),
    ("our reader", ("sinesp/producer/reader/",)),
    ("normalising", ("sinesp/producer/normalise/",)),
    ("naming rows (SHA-1)", ("sinesp/contract/occurrence/OccurrenceIdentity",)),
    ("comparing with what is published", ("sinesp/producer/revision/",)),
    ("writing JSON", ("contract/json/OccurrenceEncoder", "contract/json/JsonBytes")),
    ("reading JSON", ("contract/json/OccurrenceDecoder", "contract/json/FieldValues", "com/fasterxml/jackson")),
    ("compressing (LZ4)", ("net/jpountz/", "LZ4", "Lz4")),
    ("Kafka's client", ("org/apache/kafka/",)),
    ("publishing, the rest", ("sinesp/producer/publish/",)),
    ("binding and batching (the connector)", ("com/datastax/spark/connector/",)),
    ("Cassandra's driver and Netty", ("com/datastax/oss/driver/", "io/netty/", "/shaded/netty/")),
    ("checking and grouping records (ours)", ("sinesp/consumer/",)),
    ("Spark's code generation (Janino)", ("org/codehaus/",)),
    ("Spark, Scala, Hadoop", ("org/apache/spark/", "scala/", "org/apache/hadoop/")),
    ("loading classes", ("java/lang/ClassLoader", "ClassFileParser::", "SystemDictionary::", "jdk/internal/loader/")),
    ("the rest of Java", ("",)))


def agent(settings, target):
    """The JVM option that writes collapsed stacks to a file when the JVM ends."""
    (jar,) = (ROOT / "bench/peers/target/lib").glob("async-profiler-*.jar")
    library = settings.folder / "libasyncProfiler.so"
    with zipfile.ZipFile(jar) as content:
        library.write_bytes(content.read(LIBRARY))
    return f"-agentpath:{library}=start,event=cpu,interval=5ms,threads,collapsed,file={target}"


def summary(collapsed):
    """(share, name) of layers and of innermost methods, the largest first."""
    layers, methods, total = Counter(), Counter(), 0
    for line in collapsed.read_text(encoding="utf-8", errors="replace").splitlines():
        stack, _, count = line.rpartition(" ")
        frames = stack.split(";")
        total += int(count)
        layers[layer(frames)] += int(count)
        methods[frames[-1]] += int(count)
    return share(layers, total, 99), share(methods, total, 12)


def share(counter, total, most):
    """Percentages of the largest."""
    return [(100 * count / total, name) for name, count in counter.most_common(most)]


def layer(frames):
    """Which layer a stack belongs to."""
    for name, patterns in LAYERS[:2]:
        if any(pattern in frame for frame in frames for pattern in patterns):
            return name
    for frame in reversed(frames):
        for name, patterns in LAYERS[2:-1]:
            if any(pattern in frame for pattern in patterns):
                return name
    return LAYERS[-1][0]
