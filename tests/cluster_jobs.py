#!/usr/bin/python3
"""The job files of scripts/cluster, run by hand as Slurm and Kubernetes would: all parts and the merge give what one run
gives. Usage: cluster_jobs.py BINARY"""
import os
import subprocess
import sys
import tempfile

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CLUSTER = os.path.join(ROOT, 'scripts/cluster')
BINARY = os.path.realpath(sys.argv[1])
JOB = {'DIRECTORY': os.path.join(ROOT, 'data/sample/directory.jsonl'), 'PAIR': 'enterprise:association', 'TODAY': '2026-06-01',
       'OPTIONS': '-k 3 --diversity 0.8', 'SHARDS': '4'}


def run(command, environment):
    done = subprocess.run(command, env=dict(os.environ, **environment), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit('%s: exit %d\n%s' % (' '.join(command), done.returncode, done.stderr))
    return done.stdout


def slurm(folder):
    job = dict(JOB, OUT=folder, BINOME=BINARY, SLURM_CPUS_PER_TASK='2')
    for task in '4132':
        run([os.path.join(CLUSTER, 'slurm_shard.sh')], dict(job, SLURM_ARRAY_TASK_ID=task, SLURM_ARRAY_TASK_COUNT='1'))
    run([os.path.join(CLUSTER, 'slurm_merge.sh')], job)


def kubernetes(folder):
    job = dict(JOB, OUT=folder, THREADS='2', PATH=folder + ':' + os.environ['PATH'])
    os.symlink(BINARY, os.path.join(folder, 'binome'))
    for name, tasks in (('shards', 4), ('merge', 1)):
        with open(os.path.join(CLUSTER, 'kubernetes_%s.yaml' % name), encoding='utf-8') as file:
            spec = yaml.safe_load(file)['spec']
        box = spec['template']['spec']['containers'][0]
        own = {entry['name']: str(entry.get('value', '')) for entry in box['env']}
        if name == 'shards' and (spec['completionMode'] != 'Indexed' or own['SHARDS'] != str(spec['completions'])):
            sys.exit('completions and SHARDS of kubernetes_shards.yaml are not the same')
        for index in range(tasks):
            run(box['command'] + box['args'], dict(own, **job, JOB_COMPLETION_INDEX=str(index)))


def main():
    whole = run([BINARY, 'batch', '--directory', JOB['DIRECTORY'], '--pair', JOB['PAIR'], '--today', JOB['TODAY']] + JOB['OPTIONS'].split(), {})
    for way in (slurm, kubernetes):
        with tempfile.TemporaryDirectory() as folder:
            way(folder)
            with open(os.path.join(folder, 'lists'), encoding='utf-8') as file:
                if file.read() != whole or not whole:
                    sys.exit('%s: the parts are not the whole' % way.__name__)


main()
