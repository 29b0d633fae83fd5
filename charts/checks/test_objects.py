"""What all rendered objects have in common: valid for three versions of Kubernetes, restricted, and true to the programs."""

import re

import kubernetes_validate
import pytest

from conftest import CHART, EVALUATION, EXTERNAL, WAYS, executor_of, pod_of, render

VERSIONS = ["1.32", "1.34", "1.36"]
OWN_KINDS = {"ServiceMonitor", "PrometheusRule"}
ROOT = CHART.parents[1]
# Their official images write configuration into folders of their own at the start.
WRITE_THEIR_ROOT = {"broker", "cassandra"}
# Not options of the programs: what the images' own start scripts and the servers take.
OTHER_VARIABLES = {
    *("PRODUCER_HEAP", "SPARK_DRIVER_MEMORY", "SPARK_EXECUTOR_MEMORY", "POD_NAME", "POD_IP", "CHECKPOINT_DIR", "METRICS_PORT"),
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "DADOS_GOV_BR_TOKEN_FILE", "JDK_JAVA_OPTIONS"),
}


def pods(objects):
    """Every pod that there will be, executors too, as (component, spec)."""
    found = [pod for pod in map(pod_of, objects) if pod]
    executor = executor_of(objects)
    return [(pod["metadata"]["labels"]["app.kubernetes.io/component"], pod["spec"]) for pod in found + ([executor] if executor else [])]


def containers(spec):
    return spec.get("initContainers", []) + spec["containers"]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("way", WAYS)
def test_every_object_is_valid(way, version):
    objects = render(*WAYS[way])
    assert len(objects) > 10
    executor = executor_of(objects)
    # Spark adds the image.
    executor["spec"]["containers"][0]["image"] = "added"
    for item in [*objects, executor]:
        if item["kind"] not in OWN_KINDS:
            kubernetes_validate.validate(item, version, strict=True)


def test_an_unknown_field_is_found():
    job = next(item for item in render(*EVALUATION) if item["kind"] == "CronJob")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**job, "spec": {**job["spec"], "schedules": "x"}}, VERSIONS[0], strict=True)


def test_every_pod_keeps_the_restricted_standard(objects):
    """https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted"""
    for component, spec in pods(objects):
        security = spec["securityContext"]
        assert security["runAsNonRoot"] and security["runAsUser"] > 0, component
        assert security["seccompProfile"] == {"type": "RuntimeDefault"}, component
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec), component
        allowed = {"configMap", "emptyDir", "persistentVolumeClaim", "secret"}
        assert all(set(volume) - {"name"} <= allowed for volume in spec.get("volumes", [])), component
        for container in containers(spec):
            own = container["securityContext"]
            assert own["allowPrivilegeEscalation"] is False, component
            assert own["capabilities"] == {"drop": ["ALL"]}, component
            assert own.get("readOnlyRootFilesystem") is (None if component in WRITE_THEIR_ROOT else True), component
            assert not {"privileged", "procMount"} & set(own), component


def test_only_the_driver_may_ask_the_api_server(objects):
    for component, spec in pods(objects):
        assert spec["automountServiceAccountToken"] is (component == "consumer"), component
        assert ("serviceAccountName" in spec) == (component == "consumer"), component
    roles = [item for item in objects if item["kind"] == "Role"]
    assert [role["rules"] for role in roles] == [
        [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create", "delete", "deletecollection", "get", "list", "watch"]}]
    ]
    assert not [item for item in objects if item["kind"].startswith("ClusterRole")]


def test_every_container_has_requests_and_a_limit_of_memory(objects):
    for component, spec in pods(objects):
        for container in containers(spec):
            if component != "executor":  # Spark adds them
                assert set(container["resources"]["requests"]) == {"cpu", "memory"}, component
                assert "memory" in container["resources"]["limits"], component


def test_no_service_names_become_variables(objects):
    assert all(spec["enableServiceLinks"] is False for _, spec in pods(objects))


def test_every_mount_has_its_volume(objects):
    for component, spec in pods(objects):
        names = [volume["name"] for volume in spec.get("volumes", [])]
        claims = ["data"] if component in WRITE_THEIR_ROOT else []
        assert len(names) == len(set(names)), component
        mounted = {mount["name"] for container in containers(spec) for mount in container["volumeMounts"]}
        assert mounted == set(names + claims), component


def test_every_variable_is_one_that_the_programs_know(objects):
    known = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", (ROOT / "docs/options.md").read_text(encoding="utf-8")))
    assert len(known) > 60
    for component, spec in pods(objects):
        if component not in WRITE_THEIR_ROOT:
            names = [entry["name"] for container in containers(spec) for entry in container.get("env", [])]
            assert set(names) <= known | OTHER_VARIABLES, component


def test_every_option_is_one_that_the_programs_know(objects):
    known = set(re.findall(r"`(--[a-z-]+)`", (ROOT / "docs/options.md").read_text(encoding="utf-8")))
    for component, spec in pods(objects):
        for container in containers(spec):
            options = {word for word in container.get("args", []) if word.startswith("--")}
            assert options <= known, component


def test_names_fit_and_are_those_of_the_release(objects):
    for item in objects:
        assert item["metadata"]["name"].startswith("figures-sinesp"), item["kind"]
        assert len(item["metadata"]["name"]) <= (52 if item["kind"] == "CronJob" else 63)
    keys = [(item["kind"], item["metadata"]["name"]) for item in objects]
    assert len(keys) == len(set(keys))


def test_a_long_release_name_still_fits():
    objects = render(*EVALUATION, release="x" * 53)
    assert all(len(item["metadata"]["name"]) <= 52 for item in objects)


def test_labels_select_what_they_name(objects):
    """Each Service, Deployment, budget and policy selects pods that are there."""
    labels = [pod["metadata"]["labels"] for pod in [*filter(None, map(pod_of, objects)), executor_of(objects)]]
    for item in objects:
        spec = item.get("spec", {})
        selector = spec.get("podSelector", spec.get("selector"))
        if item["kind"] in ("Service", "Deployment", "StatefulSet", "PodDisruptionBudget", "NetworkPolicy"):
            wanted = selector.get("matchLabels", selector)
            assert any(wanted.items() <= found.items() for found in labels), item["metadata"]["name"]


def test_no_value_of_a_secret_is_in_another_object():
    objects = render(*EXTERNAL)
    secrets = [item for item in objects if item["kind"] == "Secret"]
    assert [item["metadata"]["name"] for item in secrets] == ["figures-sinesp-rpc"]
    (value,) = secrets[0]["data"].values()
    assert len(value) > 80
    rest = str([item for item in objects if item["kind"] != "Secret"])
    assert value not in rest
    assert "password" not in rest.lower()


def test_driver_and_executors_find_their_secrets_at_the_same_place():
    objects = render(*EXTERNAL)
    driver = next(spec for component, spec in pods(objects) if component == "consumer")
    executor = executor_of(objects)["spec"]

    def secrets(spec):
        names = {volume["name"]: volume["secret"]["secretName"] for volume in spec["volumes"] if "secret" in volume}
        return {mount["mountPath"]: names[mount["name"]] for mount in spec["containers"][0]["volumeMounts"] if mount["name"] in names}

    assert secrets(driver) == secrets(executor) == {
        "/etc/sinesp/rpc": "figures-sinesp-rpc",
        "/etc/sinesp/kafka": "kafka-client",
        "/etc/sinesp/cassandra": "cassandra-client",
    }


def test_executors_know_that_they_are_on_kubernetes_before_they_ask_for_the_secret():
    """Without it Spark 3.5.7's RPC refuses them: docs/decisions/0016-kubernetes.md."""
    container = executor_of(render(*EVALUATION))["spec"]["containers"][0]
    assert container["env"] == [{"name": "JDK_JAVA_OPTIONS", "value": "-Dspark.master=k8s://https://kubernetes.default.svc:443"}]


def test_no_octal_number_is_in_the_pod_that_spark_reads(objects):
    """Its Kubernetes client (fabric8) takes 0440 for 440, which are other rights."""
    text = next(item["data"]["executor.yaml"] for item in objects if "executor.yaml" in item.get("data", {}))
    assert re.findall(r"\b\w+: 0\d+\b", text) == []


def test_the_producer_alone_may_have_a_user_that_writes():
    objects = render(*EXTERNAL)
    kafka = {
        component: volume["secret"]["secretName"]
        for component, spec in pods(objects)
        for volume in spec.get("volumes", [])
        if volume["name"] == "kafka"
    }
    assert kafka.pop("producer") == "kafka-writer"
    assert set(kafka.values()) == {"kafka-client"}


def test_spark_is_told_of_nothing_that_the_role_forbids():
    conf = next(item["data"]["spark-defaults.conf"] for item in render(*EVALUATION) if item["metadata"]["name"].endswith("-spark"))
    settings = dict(line.split(None, 1) for line in conf.splitlines() if line.startswith("spark."))
    # By Spark 3.5's own list of what driver and scheduler make besides pods.
    assert settings["spark.kubernetes.executor.disableConfigMap"] == "true"
    for name in ("service.deleteOnTermination", "ownPersistentVolumeClaim", "reusePersistentVolumeClaim", "waitToReusePersistentVolumeClaim"):
        assert settings[f"spark.kubernetes.driver.{name}"] == "false"


def test_claims_are_kept_unless_told_otherwise():
    def kept(*options):
        claims = [item for item in render(*EVALUATION, *options) if item["kind"] == "PersistentVolumeClaim"]
        assert len(claims) == 2
        return {claim["metadata"].get("annotations", {}).get("helm.sh/resource-policy") for claim in claims}

    assert kept() == {"keep"}
    assert kept("--set", "keepClaims=false") == {None}


def test_the_images_are_those_that_make_images_builds():
    makefile = (CHART.parent / "chart.mk").read_text(encoding="utf-8")
    built = set(re.findall(r"^\s*docker build .*-t \$\(IMAGE_PREFIX\)(\w+):", makefile, re.M))
    used = {
        match.group(1)
        for way in (EVALUATION, EXTERNAL)
        for _, spec in pods(render(*way))
        for container in containers(spec)
        if (match := re.fullmatch(r"sinesp/(\w+):1\.0\.0", container.get("image", "")))
    }
    assert used == built == {"producer", "consumer", "painel"}
