"""What every room uses: problems, messages, files, resources, Chinese text."""
