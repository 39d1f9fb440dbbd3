#!/usr/bin/env bash
# Gives each role the rights that it needs and no others, on a cluster that denies by default (StandardAuthorizer).
#
#   ops/acls.sh --bootstrap-server HOST:PORT --command-config admin.properties [--prefix offshoot]
#
# The principals are User:offshoot-topology, -trainer, -editor, -ingest, -export and -dashboard; PRINCIPAL_PREFIX changes the part before the
# role's name. Topics must be there already (ops/topics.yaml); only the topology may make topics, and only its own.
# KAFKA_ACLS names the tool where it is not on the PATH as kafka-acls.sh.
#
# Written from what each role does; no test with an authorizer has proved it yet.
set -euo pipefail

tool=${KAFKA_ACLS:-kafka-acls.sh}
principals=${PRINCIPAL_PREFIX:-User:offshoot-}
prefix=offshoot
connection=()
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=$2; shift 2 ;;
    --bootstrap-server | --command-config) connection+=("$1" "$2"); shift 2 ;;
    *) echo "unknown option $1; see the head of $0" >&2; exit 2 ;;
  esac
done

allow() { # role, then the rest of kafka-acls.sh's options
  local role=$1
  shift
  "$tool" "${connection[@]}" --add --force --allow-principal "$principals$role" "$@"
}

topics() { # role, operation, names after the prefix
  local role=$1 operation=$2 name
  shift 2
  for name in "$@"; do
    allow "$role" --operation "$operation" --topic "$prefix.$name"
  done
}

# Every role looks at all topics when it starts.
for role in topology trainer editor ingest export dashboard; do
  allow "$role" --operation Describe --operation DescribeConfigs --topic "$prefix." --resource-pattern-type prefixed
done

# Intake, collector and planner: a Kafka Streams application with its own topics, exactly once.
topics topology Read images policies concepts
topics topology Write real rejects concept-requests edit-requests references
allow topology --operation All --topic "$prefix-topology-" --resource-pattern-type prefixed
allow topology --operation Read --operation Describe --group "$prefix-topology"
# The fetcher of photos by reference, in the same process.
topics topology Read references
topics topology Write images
allow topology --operation Read --operation Describe --group "$prefix-fetcher"
allow topology --operation Write --operation Describe --transactional-id "$prefix-fetcher-" --resource-pattern-type prefixed
# It measures the lag of all stages, too.
topics topology Read concept-requests edit-requests
allow topology --operation Describe --group "$prefix-" --resource-pattern-type prefixed
allow topology --operation Write --operation Describe --transactional-id "$prefix-topology-" --resource-pattern-type prefixed

# Concept trainer.
topics trainer Read concept-requests
topics trainer Write concepts concept-progress failures
allow trainer --operation Read --operation Describe --group "$prefix-trainer"
allow trainer --operation Write --operation Describe --transactional-id "$prefix-trainer-" --resource-pattern-type prefixed

# Editor; the second group and the rights on its configuration are for --work-mode queue.
topics editor Read edit-requests
topics editor Write synthetic failures
allow editor --operation Read --operation Describe --group "$prefix-editor"
allow editor --operation Read --operation Describe --operation DescribeConfigs --operation AlterConfigs --group "$prefix-editor-queue"
allow editor --operation Write --operation Describe --transactional-id "$prefix-editor-" --resource-pattern-type prefixed

# Sensors and ./offshoot ingest.
topics ingest Write images

# Trainers and ./offshoot export: no group, they keep their place themselves.
topics export Read real synthetic

# Dashboard and ./offshoot lag: reads what flows, and the offsets of the groups.
topics dashboard Read images real synthetic rejects failures concepts concept-progress concept-requests edit-requests
allow dashboard --operation Read --operation Describe --topic "$prefix-topology-" --resource-pattern-type prefixed
allow dashboard --operation Describe --group "$prefix-" --resource-pattern-type prefixed
