PYTHON ?= python3
DATA ?= $(or $(FINGERPOST_DATA),../shared/data)
SCORE = $(DATA)/../score
