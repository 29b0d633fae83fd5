"""The compose files and what is written about them agree. It needs no Docker."""

import re

import pytest
import yaml

from conftest import AIRFLOW

ROOT = AIRFLOW.parent
SERVIDOR = ROOT / "servidor"
COMPOSE = (SERVIDOR / "docker-compose.yml").read_text(encoding="utf-8")
ZOOKEEPER = (SERVIDOR / "docker-compose.zookeeper.yml").read_text(encoding="utf-8")
CLUSTER = (SERVIDOR / "docker-compose.cluster.yml").read_text(encoding="utf-8")
TLS = (SERVIDOR / "docker-compose.tls.yml").read_text(encoding="utf-8")
SERVICES = yaml.safe_load(COMPOSE)["services"]
SECURED = yaml.safe_load(TLS)["services"]
DEFAULTS = dict(re.findall(r"\$\{(\w+):?-([^}]*)\}", COMPOSE + ZOOKEEPER + CLUSTER + TLS))
ONE_SHOT = {"secrets-init", "kafka-init", "cassandra-init", "airflow-init", "jmx-agent"}
NETWORKS = {"postgres": ["airflow"]} | dict.fromkeys(("webserver", "scheduler", "dag-processor"), ["engdados", "airflow"])
# Their images' entry points write their configuration into the image's folders, or the programs unpack libraries.
WRITE_TO_THEIR_IMAGE = {
    "broker", "schema-registry", "control-center", "cassandra_db", "spark-worker", "spark-consumer", "airflow-init", "webserver",
    "scheduler", "dag-processor", "grafana",
}
# The monitoring, which a profile turns on, comes on top of what the others need.
ON_REQUEST = {name for name, service in SERVICES.items() if "profiles" in service}


def settings(text):
    return dict(re.findall(r"^#?(\w+)=(.*)$", text, re.M))


def limit(service, name, chosen):
    """A service's limit with the chosen variables."""
    variable, default = re.fullmatch(r"\$\{(\w+):-(.+)\}", str(SERVICES[service][name])).groups()
    return float(chosen.get(variable, default).removesuffix("m"))


def test_env_example_documents_every_variable_with_its_default():
    documented = settings((SERVIDOR / ".env.example").read_text(encoding="utf-8"))
    assert documented == DEFAULTS


def test_the_small_profile_sets_only_variables_that_exist():
    assert set(settings((SERVIDOR / "small.env").read_text(encoding="utf-8"))) <= set(DEFAULTS)


@pytest.mark.parametrize("file, megabytes, left_out", [(".env.example", 11 * 1024, set()), ("small.env", 6 * 1024, {"control-center", "painel"})])
def test_the_limits_fit(file, megabytes, left_out):
    chosen = settings((SERVIDOR / file).read_text(encoding="utf-8"))
    running = set(SERVICES) - ONE_SHOT - ON_REQUEST - left_out
    assert sum(limit(service, "mem_limit", chosen) for service in running) <= megabytes
    assert sum(limit(service, "cpus", chosen) for service in running) <= 11
    assert all(limit(service, "cpus", chosen) <= 2 for service in running), "Docker refuses it on two cores"


def test_names_ports_and_images_are_the_fixed_ones():
    images = {name: service.get("image") for name, service in SERVICES.items()}
    assert images["broker"] == "confluentinc/cp-kafka:7.9.2"
    assert images["schema-registry"] == "confluentinc/cp-schema-registry:7.9.2"
    assert images["control-center"] == "confluentinc/cp-enterprise-control-center:7.9.2"
    assert images["cassandra_db"] == "cassandra:5.0"
    assert images["postgres"] == "postgres:16"
    assert images["spark-master"] == images["spark-worker"] == "apache/spark:3.5.7-scala2.12-java17-python3-ubuntu"
    assert SERVICES["cassandra_db"]["container_name"] == "cassandra"
    assert SERVICES["spark-consumer"]["container_name"] == "spark-consumer"
    published = {name: [port.rsplit("}", 1)[1] for port in service.get("ports", [])] for name, service in SERVICES.items()}
    assert {name: ports for name, ports in published.items() if ports} == {
        "broker": [":9092"],
        "schema-registry": [":8081"],
        "control-center": [":9021"],
        "cassandra_db": [":9042"],
        "webserver": [":8080"],
        "spark-master": [":7077", ":8080"],
        "painel": [":8088"],
        "grafana": [":3000"],
    }
    assert (DEFAULTS["SPARK_UI_HOST_PORT"], DEFAULTS["BIND_ADDRESS"]) == ("9090", "127.0.0.1")


def test_every_service_that_stays_has_health_limits_rotation_and_restarts():
    for name in set(SERVICES) - ONE_SHOT:
        service = SERVICES[name]
        assert service["healthcheck"]["start_period"], name
        assert service["restart"] == "unless-stopped", name
        assert service["logging"]["options"] == {"max-size": "10m", "max-file": "3"}, name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert service["cap_drop"] == ["ALL"], name
        assert list(service["networks"]) == NETWORKS.get(name, ["engdados"]), name


def test_executors_find_the_driver_of_the_dag_on_their_network():
    scheduler = SERVICES["scheduler"]
    assert scheduler["networks"]["engdados"]["aliases"] == [scheduler["environment"]["SPARK_LOCAL_HOSTNAME"]]


def test_only_who_needs_it_writes_to_its_image_or_has_a_capability():
    assert {name for name, service in SERVICES.items() if not service.get("read_only")} == WRITE_TO_THEIR_IMAGE
    assert {name: service["cap_add"] for name, service in SERVICES.items() if "cap_add" in service} == {
        "secrets-init": ["CHOWN", "DAC_OVERRIDE", "FOWNER"]
    }


def test_each_service_sees_its_own_credentials_only():
    mounted = {
        name: [volume.split(":")[0] for volume in service.get("volumes", []) if volume.endswith(":/run/credentials:ro")]
        for name, service in SERVICES.items()
    }
    assert {name: volumes for name, volumes in mounted.items() if volumes} == {
        "broker": ["credentials-broker"],
        "kafka-init": ["credentials-broker"],
        "schema-registry": ["credentials-registry"],
        "control-center": ["credentials-control-center"],
        "cassandra_db": ["credentials-cassandra"],
        "cassandra-init": ["credentials-cassandra"],
        "spark-master": ["credentials-spark"],
        "spark-worker": ["credentials-spark"],
        "scheduler": ["credentials-scheduler"],
        "spark-consumer": ["credentials-consumer"],
        "painel": ["credentials-painel"],
    }
    whole = {name for name, service in SERVICES.items() if any(volume.startswith("secrets:") for volume in service.get("volumes", []))}
    assert whole == {"secrets-init", "postgres", "airflow-init", "webserver", "scheduler", "dag-processor", "grafana"}


def test_no_listener_of_the_broker_lets_anyone_in():
    for compose in (COMPOSE, ZOOKEEPER, CLUSTER):
        protocols = re.search(r"KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: (.+)", compose).group(1)
        assert {pair.split(":")[1] for pair in protocols.split(",")} == {"SASL_PLAINTEXT"}
        assert re.search(r"KAFKA_AUTHORIZER_CLASS_NAME: \S+Authorizer", compose)
    assert SERVICES["broker"]["environment"]["KAFKA_SUPER_USERS"] == "User:broker"


@pytest.mark.parametrize(
    "original, copies, its_own",
    [
        ("broker", ("broker-2", "broker-3"), {"KAFKA_NODE_ID", "KAFKA_ADVERTISED_LISTENERS"}),
        ("cassandra_db", ("cassandra-2", "cassandra-3"), set()),
    ],
)
def test_the_servers_of_a_cluster_differ_in_their_names_only(original, copies, its_own):
    services = yaml.safe_load(CLUSTER)["services"]
    first = SERVICES[original]
    environment = first["environment"] | services[original]["environment"]
    for name in copies:
        copy = services[name]
        assert {key: value for key, value in copy["environment"].items() if key not in its_own} == {
            key: value for key, value in environment.items() if key not in its_own
        }
        for key in set(first) - {"environment", "volumes", "hostname", "container_name", "ports", "depends_on"}:
            assert copy[key] == first[key], (name, key)
        assert copy["hostname"] == name
        assert [volume for volume in copy["volumes"] if "-data:" not in volume] == [
            volume for volume in first["volumes"] if "-data:" not in volume
        ]
        assert [volume for volume in copy["volumes"] if "-data:" in volume][0].startswith(f"{name}-data:")


def test_every_client_of_a_cluster_knows_all_its_servers():
    services = yaml.safe_load(CLUSTER)["services"]
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search(r"\b(broker|cassandra):\d", str(value)) or variable == "CASSANDRA_HOST":
                if name != "broker":
                    assert re.search(r"-2\b.*-3\b", services[name]["environment"][variable]), (name, variable)


def protocols_of(service):
    return dict(pair.split(":") for pair in service["environment"]["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))


def test_who_can_be_reached_from_other_machines_has_tls_and_the_others_never_can():
    on_chosen_address = {name for name, service in SERVICES.items() if any("${BIND_ADDRESS" in port for port in service.get("ports", []))}
    assert on_chosen_address == {"broker", "cassandra_db", "webserver", "grafana"}
    for name, service in SERVICES.items():
        for port in service.get("ports", []):
            assert port.startswith("127.0.0.1:" if name not in on_chosen_address else "${BIND_ADDRESS:-127.0.0.1}:"), name
    assert protocols_of(SECURED["broker"]) == protocols_of(SERVICES["broker"]) | {"EXTERNAL": "SASL_SSL"}
    assert {"AIRFLOW__API__SSL_CERT", "AIRFLOW__API__SSL_KEY"} <= set(SECURED["webserver"]["environment"])
    assert SECURED["grafana"]["environment"]["GF_SERVER_PROTOCOL"] == "https"


def test_the_file_for_tls_adds_to_what_is_there():
    """Compose adds lists of an override up, so it may set variables, health checks and aliases only."""
    allowed = {"environment", "healthcheck", "networks"}
    assert {name for name, service in SECURED.items() if set(service) - allowed} == {"secrets-init"}
    assert all(set(service["healthcheck"]) == {"test"} for service in SECURED.values() if "healthcheck" in service)
    assert set(SECURED["webserver"]["networks"]) == set(NETWORKS["webserver"])
    plain, secured = (services["cassandra_db"]["environment"]["JVM_EXTRA_OPTS"] for services in (SERVICES, SECURED))
    assert secured.startswith(plain.strip())


def test_with_tls_cassandra_has_no_port_in_clear_text_outside_and_programs_know_the_one_inside():
    options = dict(option.split("=", 1) for option in SECURED["cassandra_db"]["environment"]["JVM_EXTRA_OPTS"].split())
    inside = options["-Dcassandra.settings.native_transport_port"]
    assert [port.rsplit(":", 1)[1] for port in SERVICES["cassandra_db"]["ports"]] == [options["-Dcassandra.settings.native_transport_port_ssl"]]
    assert options["-Dcassandra.settings.client_encryption_options.optional"] == "false"
    for name, service in SERVICES.items():
        if "CASSANDRA_PORT" in (service.get("environment") or {}):
            assert str(SECURED[name]["environment"]["CASSANDRA_PORT"]) == inside, name
    for name in ("cassandra_db", "cassandra-init"):
        assert str(SECURED[name]["environment"]["CQLSH_PORT"]) == inside
    assert f"/{inside} " in SECURED["cassandra_db"]["healthcheck"]["test"][-1]


def test_with_tls_every_part_of_airflow_knows_the_address_of_its_api():
    parts = {name for name, service in SERVICES.items() if "AIRFLOW__CORE__EXECUTION_API_SERVER_URL" in (service.get("environment") or {})}
    addresses = {SECURED[name]["environment"]["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] for name in parts}
    assert addresses == {"https://${CERTIFICATE_NAME:-webserver}:8080/execution/"}
    assert SECURED["webserver"]["networks"]["airflow"]["aliases"] == ["${CERTIFICATE_NAME:-webserver}"]


def test_cassandra_asks_for_passwords_and_permissions():
    options = SERVICES["cassandra_db"]["environment"]["JVM_EXTRA_OPTS"].split()
    assert "-Dcassandra.settings.authenticator=PasswordAuthenticator" in options
    assert "-Dcassandra.settings.authorizer=CassandraAuthorizer" in options


def test_each_generated_password_can_be_rotated_or_the_page_says_how():
    made = (SERVIDOR / "entrypoint/secrets-init.sh").read_text(encoding="utf-8")
    names = set(re.findall(r"^install_secret (\w+) \S+ (?:password|signing_key|fernet_key)$", made, re.M))
    names |= {f"{name}_password" for name in re.search(r"for name in (.+?); do", made, re.S).group(1).replace("\\", "").split()}
    assert len(names) >= 19
    for page in ("docs/security.md", "docs/pt-BR/seguranca.md", "servidor/secrets/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert {name for name in names if f"`{name}`" not in text} == set(), page


def test_nothing_depends_on_control_center():
    assert [name for name, service in SERVICES.items() if "control-center" in service.get("depends_on", {})] == []


def test_the_consumer_reads_the_topics_that_the_producer_announces():
    from sinesp.assets import TOPICS

    assert DEFAULTS["KAFKA_TOPICS"].split(",") == list(TOPICS)


def test_the_jars_are_built_by_the_same_text_in_all_images():
    """Otherwise each image builds them again."""
    folders = ("airflow", "cliente", "producer")
    stages = [(ROOT / folder / "Dockerfile").read_text(encoding="utf-8").split("FROM ")[1] for folder in folders]
    assert stages[0] == stages[1] == stages[2]
    assert "AS jars" in stages[0]


@pytest.mark.parametrize("folder", ["airflow", "cliente"])
def test_the_images_use_one_version_of_spark(folder):
    image = SERVICES["spark-master"]["image"]
    assert f"FROM {image}" in (ROOT / folder / "Dockerfile").read_text(encoding="utf-8")
    version = re.search(r"<spark\.version>(.+)</spark\.version>", (ROOT / "pom.xml").read_text(encoding="utf-8")).group(1)
    assert image.startswith(f"apache/spark:{version}-")


@pytest.mark.parametrize("pages, commands", [(("operations.md", "pt-BR/operacoes.md"), 8), (("security.md", "pt-BR/seguranca.md"), 7)])
def test_both_languages_of_a_guide_have_the_same_commands(pages, commands):
    guides = [(ROOT / "docs" / page).read_text(encoding="utf-8").split("```")[1::2] for page in pages]
    assert guides[0] == guides[1]
    assert len(guides[0]) >= commands
