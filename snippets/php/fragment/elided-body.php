class ReportController extends Controller
{
    ...

    public function show(Report $report)
    {
        return new ReportResource($report);
    }
}
