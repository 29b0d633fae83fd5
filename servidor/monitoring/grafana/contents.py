"""What the dashboards show: panels with their Portuguese titles, units and queries."""

from panels import bars, dashboard, graph, row, stat, steps, table, words

GREEN, YELLOW, RED = "green", "yellow", "red"
DAY = 86400

BEHIND = (
    "sinesp_consumer_topic_edition_timestamp_seconds"
    " - (sinesp_consumer_table_edition_timestamp_seconds or 0 * sinesp_consumer_topic_edition_timestamp_seconds)"
)
FIRING = 'ALERTS{alertstate="firing", alertname!="Watchdog"}'

OVERVIEW = dashboard(
    "sinesp-visao-geral",
    "Visão geral",
    "Está tudo em dia? A primeira fileira responde; as outras dizem desde quando.",
    row("Está tudo em dia?"),
    stat(
        "Desde a última publicação",
        "s",
        "time() - max(sinesp_producer_last_publication_timestamp_seconds)",
        thresholds=steps((None, GREEN), (35 * DAY, YELLOW), (40 * DAY, RED)),
    ),
    stat(
        "Tabelas iguais à última edição",
        "none",
        f"max({BEHIND} > bool 0)",
        mappings=words(v0="sim", v1="ainda não"),
        thresholds=steps((None, GREEN), (1, YELLOW)),
    ),
    stat(
        "Linhas erradas na última conferência",
        "none",
        "max(sinesp_verify_differences)",
        mappings=words(v0="nenhuma"),
        thresholds=steps((None, GREEN), (1, RED)),
    ),
    stat(
        "Alertas neste momento",
        "none",
        f"count({FIRING}) or vector(0)",
        mappings=words(v0="nenhum"),
        thresholds=steps((None, GREEN), (1, RED)),
    ),
    row("Os últimos dias"),
    graph("Serviços no ar", "percentunit", ("avg(up)", "servidores e programas"), ("avg(probe_success)", "páginas")),
    graph("Alertas", "none", ("count by (alertname) (ALERTS)", "{{alertname}}")),
    graph(
        "Linhas gravadas por hora",
        "none",
        ("sum by (topic) (increase(sinesp_consumer_rows_written_total[1h]))", "{{topic}}"),
    ),
    graph("Registros à espera", "none", ("sum by (topic) (sinesp_consumer_lag_records)", "{{topic}}")),
)

DATA = dashboard(
    "sinesp-dados",
    "Dados",
    "Quais edições estão publicadas, e o que o ministério revisou nelas.",
    row("Edições"),
    table(
        "Edição mais nova de cada conjunto e ano",
        "dateTimeAsLocal",
        "1000 * max by (dataset, year) (sinesp_consumer_edition_timestamp_seconds)",
        ["Time"],
        {"dataset": "conjunto", "year": "ano", "Value": "recebida em"},
    ),
    table(
        "O que a edição mais nova trouxe",
        "none",
        "sum by (dataset, year, op) (sinesp_consumer_edition_records)",
        ["Time"],
        {"dataset": "conjunto", "year": "ano", "op": "operação", "Value": "registros"},
    ),
    graph(
        "Registros revisados e retirados, por ano",
        "none",
        ('sum by (year, op) (sinesp_consumer_edition_records{op!="new"})', "{{year}} {{op}}"),
    ),
    graph(
        "Atraso das tabelas em relação aos tópicos",
        "s",
        (f"max by (topic, dataset) ({BEHIND})", "{{topic}} {{dataset}}"),
    ),
    row("A última execução do produtor"),
    bars(
        "Registros enviados",
        "none",
        "sum by (dataset, op) (sinesp_producer_records_published)",
        "{{dataset}} {{op}}",
    ),
    bars("Bytes enviados, por conjunto", "bytes", "sum by (dataset) (sinesp_producer_published_bytes)", "{{dataset}}"),
    graph(
        "Linhas lidas, iguais e rejeitadas",
        "none",
        ("sum(sinesp_producer_rows_read)", "lidas"),
        ("sum(sinesp_producer_rows_unchanged)", "já publicadas"),
        ("sum(sinesp_producer_rows_rejected)", "rejeitadas"),
    ),
    bars("Linhas rejeitadas, pela coluna com o defeito", "none", "sinesp_producer_rejections", "{{column}}"),
    graph("Duração da execução", "s", ("sinesp_producer_run_duration_seconds", "segundos")),
    graph("Código de saída", "none", ("sinesp_producer_run_exit_code", "código")),
    row("Conferência (verify)"),
    stat(
        "Desde a última conferência",
        "s",
        "time() - max(sinesp_verify_last_run_timestamp_seconds)",
        thresholds=steps((None, GREEN), (2 * DAY, YELLOW)),
    ),
    stat(
        "Diferenças",
        "none",
        "max(sinesp_verify_differences)",
        thresholds=steps((None, GREEN), (1, RED)),
    ),
    graph("Duração da conferência", "s", ("sinesp_verify_duration_seconds", "segundos")),
)

CONSUMPTION = dashboard(
    "sinesp-consumo",
    "Consumo",
    "Dos tópicos às tabelas: atraso, ritmo, lotes, executores.",
    row("Atraso e ritmo"),
    graph("Registros à espera", "none", ("sum by (topic) (sinesp_consumer_lag_records)", "{{topic}}")),
    graph(
        "Registros lidos por segundo",
        "cps",
        ("sum by (topic) (rate(sinesp_consumer_records_read_total[2m]))", "{{topic}}"),
    ),
    graph(
        "Linhas gravadas e apagadas por segundo",
        "cps",
        ("sum(rate(sinesp_consumer_rows_written_total[2m]))", "gravadas"),
        ("sum(rate(sinesp_consumer_rows_deleted_total[2m]))", "apagadas"),
    ),
    graph(
        "Desde a última confirmação",
        "s",
        ("time() - sinesp_consumer_last_success_timestamp_seconds", "{{topic}}"),
    ),
    row("Lotes"),
    graph(
        "Duração de um lote: 95 de 100 são mais curtos",
        "s",
        (
            "histogram_quantile(0.95, sum by (le, topic) (rate(sinesp_consumer_batch_duration_seconds_bucket[5m])))",
            "{{topic}}",
        ),
    ),
    graph(
        "Lotes por minuto",
        "none",
        ("sum by (topic) (60 * rate(sinesp_consumer_batch_duration_seconds_count[5m]))", "{{topic}}"),
    ),
    graph(
        "Cartas mortas",
        "none",
        ("sum by (topic) (increase(sinesp_consumer_dead_letters_total[10m]))", "{{topic}}"),
    ),
    graph(
        "Reinícios de consultas",
        "none",
        ("sum by (topic) (increase(sinesp_consumer_query_restarts_total[10m]))", "{{topic}}"),
    ),
    row("Executores"),
    graph(
        "Executores e núcleos em uso",
        "none",
        ("sinesp_consumer_executors", "executores"),
        ("sinesp_consumer_cores_in_use", "núcleos em uso"),
    ),
    graph(
        "Memória do driver",
        "bytes",
        ('jvm_memory_used_bytes{job="consumer", area="heap"}', "em uso"),
        ('jvm_memory_max_bytes{job="consumer", area="heap"}', "máximo"),
    ),
    graph("Processador do driver", "none", ('rate(process_cpu_seconds_total{job="consumer"}[2m])', "núcleos")),
    graph(
        "Coleta de lixo do driver",
        "percentunit",
        ('sum(rate(jvm_gc_collection_seconds_sum{job="consumer"}[2m]))', "parte do tempo"),
    ),
)

SERVERS = dashboard(
    "sinesp-servidores",
    "Servidores",
    "Kafka, Cassandra, Spark, Airflow e a máquina em que rodam.",
    row("No ar"),
    graph("Servidores e programas", "none", ("min by (job) (up)", "{{job}}")),
    graph("Páginas", "none", ("probe_success", "{{service}}")),
    graph("Tempo de resposta das páginas", "s", ("probe_duration_seconds", "{{service}}")),
    graph(
        "Spark: trabalhadores e aplicações",
        "none",
        ("metrics_master_aliveWorkers_Value", "trabalhadores"),
        ("metrics_master_apps_Value", "aplicações"),
    ),
    row("Kafka"),
    graph(
        "Bytes por segundo",
        "Bps",
        ("sum(rate(kafka_topic_bytes_in_total[2m]))", "entram"),
        ("sum(rate(kafka_topic_bytes_out_total[2m]))", "saem"),
    ),
    graph(
        "Tamanho dos tópicos",
        "bytes",
        ('sum by (topic) (kafka_log_size_bytes{topic=~"sinesp_.*"})', "{{topic}}"),
    ),
    graph(
        "Partições sem todas as cópias ou sem líder",
        "none",
        ("sum(kafka_under_replicated_partitions)", "sem todas as cópias"),
        ("sum(kafka_offline_partitions)", "sem líder"),
    ),
    graph(
        "Memória do broker",
        "bytes",
        ('jvm_memory_used_bytes{job="kafka", area="heap"}', "em uso"),
        ('jvm_memory_max_bytes{job="kafka", area="heap"}', "máximo"),
    ),
    row("Cassandra"),
    graph(
        "Pedidos por segundo",
        "cps",
        ("sum by (request) (rate(cassandra_client_requests_total[2m]))", "{{request}}"),
    ),
    graph(
        "Tempo de um pedido: 99 de 100 são mais rápidos",
        "s",
        ("max by (request) (cassandra_client_request_p99_seconds)", "{{request}}"),
    ),
    graph(
        "Compactações pendentes e mensagens descartadas",
        "none",
        ("sum(cassandra_pending_compactions)", "compactações pendentes"),
        ("sum(increase(cassandra_dropped_messages_total[10m]))", "mensagens descartadas"),
    ),
    graph(
        "Tamanho das tabelas",
        "bytes",
        ("sum by (table) (cassandra_table_live_bytes)", "{{table}}"),
        ("sum(cassandra_storage_load_bytes)", "tudo no disco"),
    ),
    graph(
        "Nós",
        "none",
        ("max(cassandra_up_endpoints)", "no ar"),
        ("max(cassandra_down_endpoints)", "fora do ar"),
    ),
    graph(
        "Memória do Cassandra",
        "bytes",
        ('jvm_memory_used_bytes{job="cassandra", area="heap"}', "em uso"),
        ('jvm_memory_max_bytes{job="cassandra", area="heap"}', "máximo"),
    ),
    row("A máquina"),
    graph(
        "Espaço livre em disco",
        "bytes",
        ('node_filesystem_avail_bytes{mountpoint=~"/volumes/.*"}', "{{mountpoint}}"),
    ),
    graph("Memória livre", "bytes", ("node_memory_MemAvailable_bytes", "livre")),
    graph(
        "Processadores ocupados",
        "percentunit",
        ('1 - avg(rate(node_cpu_seconds_total{mode="idle"}[2m]))', "ocupados"),
    ),
    graph("Carga", "none", ("node_load1", "1 minuto"), ("node_load15", "15 minutos")),
)

ALL = {"visao-geral": OVERVIEW, "dados": DATA, "consumo": CONSUMPTION, "servidores": SERVERS}
