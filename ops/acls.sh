#!/usr/bin/env bash
# Gives each role the rights that it needs and no others, on a cluster that denies by default (StandardAuthorizer).
#
#   ops/acls.sh --bootstrap-server HOST:PORT --command-config admin.properties [--prefix offshoot]
#
# The principals are User:offshoot-topology, -trainer, -editor, -ingest, -export, -dashboard and -operator; PRINCIPAL_PREFIX
# changes the part before the role's name. Topics must be there already (ops/topics.yaml); only the topology may make topics,
# and only its own. KAFKA_ACLS names the tool where it is not on the PATH as kafka-acls.sh.
#
# Read and Write include Describe, and AlterConfigs includes DescribeConfigs. AccessRightsTest runs every role with exactly
# these rights, and with each of them taken away.
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
  local role=$1 operation=$2 name named=()
  shift 2
  for name in "$@"; do
    named+=(--topic "$prefix.$name")
  done
  allow "$role" --operation "$operation" "${named[@]}"
}

# The roles that are processes of their own look at all topics when they start.
for role in topology trainer editor; do
  allow "$role" --operation Describe --operation DescribeConfigs --topic "$prefix." --resource-pattern-type prefixed
done

# Intake, collector and planner: a Kafka Streams application with its own topics, exactly once. It measures the lag of all
# stages, too, hence reads the requests and describes the groups.
topics topology Read images policies concepts concept-requests edit-requests
topics topology Write real rejects concept-requests edit-requests references
allow topology --operation Create --operation Delete --operation Read --operation Write --topic "$prefix-topology-" \
  --resource-pattern-type prefixed
allow topology --operation Read --group "$prefix-topology"
allow topology --operation Describe --group "$prefix-trainer" --group "$prefix-editor" --group "$prefix-editor-queue"
allow topology --operation Write --transactional-id "$prefix-topology-" --resource-pattern-type prefixed
# The fetcher of photos by reference, in the same process (--reference-folder and the like).
topics topology Read references
topics topology Write images
allow topology --operation Read --group "$prefix-fetcher"
allow topology --operation Write --transactional-id "$prefix-fetcher-" --resource-pattern-type prefixed

# Concept trainer.
topics trainer Read concept-requests
topics trainer Write concepts concept-progress failures
allow trainer --operation Read --group "$prefix-trainer"
allow trainer --operation Write --transactional-id "$prefix-trainer-" --resource-pattern-type prefixed

# Editor; the second group and the right on its configuration are for --work-mode queue, which has no transactions.
topics editor Read edit-requests
topics editor Write synthetic failures
allow editor --operation Read --group "$prefix-editor"
allow editor --operation Read --operation AlterConfigs --group "$prefix-editor-queue"
allow editor --operation Write --transactional-id "$prefix-editor-" --resource-pattern-type prefixed

# Sensors, ./offshoot ingest and simulate.
topics ingest Write images

# Trainers of other models and ./offshoot export: no group, they keep their place themselves.
topics export Read real synthetic

# Dashboard and ./offshoot lag: reads what flows, and the offsets of the groups.
topics dashboard Read images real synthetic rejects failures concepts concept-progress concept-requests edit-requests
allow dashboard --operation Read --topic "$prefix-topology-" --resource-pattern-type prefixed
allow dashboard --operation Describe --group "$prefix-topology" --group "$prefix-trainer" --group "$prefix-editor" \
  --group "$prefix-editor-queue"

# Who changes policies, chooses concepts and replays dead letters: ./offshoot policy, concepts and replay.
topics operator Read policies concepts rejects failures
topics operator Write policies concepts images references concept-requests edit-requests
allow operator --operation Write --transactional-id "$prefix-replay"
