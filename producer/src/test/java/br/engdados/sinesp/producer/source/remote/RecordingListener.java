package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it heard. */
final class RecordingListener implements ProgressListener {
  final List<String> reasons = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final List<Long> advances = new CopyOnWriteArrayList<>();
  final List<FetchedFile> finished = new CopyOnWriteArrayList<>();
  final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public void waitingForCache(Duration atMost) {
    waits.add(atMost);
  }

  @Override
  public void started(String name, OptionalLong expected) {}

  @Override
  public void advanced(String name, long bytes) {
    advances.add(bytes);
  }

  @Override
  public void retrying(String name, String reason, Duration delay) {
    reasons.add(reason);
    pauses.add(delay);
  }

  @Override
  public void finished(FetchedFile file) {
    finished.add(file);
  }
}
