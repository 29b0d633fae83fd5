"""What the DAGs of this folder share. It holds no DAG: `.airflowignore` keeps the DAG processor out of it."""
