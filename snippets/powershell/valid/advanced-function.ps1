function Get-StaleBranch {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string]$Repository,

        [int]$Days = 90
    )

    $limit = (Get-Date).AddDays(-$Days)
    git -C $Repository for-each-ref --format '%(refname:short) %(committerdate:iso)' refs/heads |
        ForEach-Object {
            $name, $date = $_ -split ' ', 2
            if ([datetime]$date -lt $limit) { $name }
        }
}
